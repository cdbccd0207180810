/** What an input holds. It decides how what people paste is cleaned, what is accepted, and the field a skin shows. */
export type InputKind = 'uuid' | 'integer' | 'boolean' | 'date' | 'text' | 'email' | 'accessToken';

/** One thing that a person fills in for an endpoint. Its key in the endpoint's `inputs` is its name on the wire. */
export interface Input {
  readonly kind: InputKind;
  /** Title case. What is saved in workflows is the key, never the label. */
  readonly label: string;
  /** One or more full sentences. */
  readonly help: string;
  readonly example: string;
  readonly required: boolean;
  /** Sent when the field is blank. Without one, a blank optional field is not sent. */
  readonly default?: number;
  /** What the API itself takes when the field is not sent. Shown, never sent. */
  readonly apiDefault?: number;
  readonly min?: number;
  readonly max?: number;
  /** How many characters a text may have, counted as Unicode does. */
  readonly longest?: number;
  readonly multiline?: boolean;
  /** Of the inputs that say the same here, exactly one is to be filled in: they are ways to name one thing, which is called so. */
  readonly oneOf?: string;
  /** What an id belongs to, where a skin can offer a list of them. */
  readonly idOf?: 'project';
  /** Values that are known of a text. Others are taken too. */
  readonly known?: readonly string[];
}

export type Inputs = Readonly<Record<string, Input>>;

/** Field values as a platform delivers them, by input key: numbers as text, empty strings for fields left alone. */
export type Fields = Readonly<Record<string, unknown>>;

type ValueOf<I extends Input> = I['kind'] extends 'integer' ? number : I['kind'] extends 'boolean' ? boolean : string;
type SentKeys<I extends Inputs> = {
  [K in keyof I]: I[K] extends { required: true } | { default: number } ? K : never;
}[keyof I];

/** The checked values of an endpoint's inputs. */
export type RequestOf<I extends Inputs> = {
  readonly [K in SentKeys<I>]: ValueOf<I[K]>;
} & { readonly [K in Exclude<keyof I, SentKeys<I>>]?: ValueOf<I[K]> };
