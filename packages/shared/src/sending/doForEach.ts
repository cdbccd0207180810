import type { Endpoint } from '../api/endpoint.ts';
import type { Fields, Inputs, RequestOf } from '../api/inputs.ts';
import { hostOfLink } from '../api/inviteLink.ts';
import { readUrl } from '../api/url.ts';
import { call, type Caller } from '../call/call.ts';
import { checkEach, checkFields, type Checks } from '../call/checkInputs.ts';
import { connectionFor } from '../call/connectionFor.ts';
import { AseedError } from '../errors/AseedError.ts';
import type { Lasting } from '../errors/namedRooms.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { sendCalls, type Outcome, type Sender } from './sendCalls.ts';

/** What the core needs of the platform that it runs on: what one call needs, and what sending many does. */
export type Client = Caller & Sender;

/** Something that is done for one set of fields, with one call or several. */
export interface Action<I extends Inputs = Inputs, A = unknown> {
  readonly name: string;
  /** Whether its calls send the API token. */
  readonly auth: Endpoint['auth'];
  readonly inputs: I;
  /** Throws InvalidInputError for values that do not fit together, at a time in milliseconds since 1970. */
  readonly check?: (request: RequestOf<I>, nowMs: number) => void;
  /** What stays done where another item fails: the rooms, under a heading. Not given by what only reads. */
  readonly lasting?: Lasting<A>;
  /**
   * Gives what does it for one checked set of fields of a run; what all of a run can share is asked only once. It throws the AseedError that
   * it met.
   */
  readonly forRun: (client: Client) => (request: RequestOf<I>) => Promise<A>;
}

/** To call an endpoint once. */
export function calling<I extends Inputs, A>(endpoint: Endpoint<I, A>): Action<I, A> {
  const { name, auth, inputs } = endpoint;
  return { name, auth, inputs, forRun: (client) => (request) => call(client, endpoint, request) };
}

/**
 * Does something for each of many items and gives what became of each, in their order. All are checked before the first
 * call; what could not even be read is given as the error that says so. With `goOn` the others go on when one fails.
 */
export async function doForEach<I extends Inputs, A>(
  client: Client,
  action: Action<I, A>,
  items: readonly (Fields | AseedError)[],
  { goOn }: { readonly goOn: boolean },
): Promise<Outcome<A>[]> {
  const checked = await checkEach(checksOf(client, action), items, goOn);
  const perform = action.forRun(client);
  return sendCalls(client, [...checked.entries()], goOn, async ([place, request]) =>
    request instanceof AseedError
      ? { error: request }
      : outcomeOf(client, action, () => perform(request), items[place]),
  );
}

/** Does something for one set of fields and gives what it brought. Throws the AseedError that it met last. */
export async function doOnce<I extends Inputs, A>(client: Client, action: Action<I, A>, fields: Fields): Promise<A> {
  const request: RequestOf<I> = checkFields(checksOf(client, action), fields);
  const perform = action.forRun(client);
  const [outcome] = await sendCalls(client, [request], true, () =>
    outcomeOf(client, action, () => perform(request), fields),
  );
  if (outcome?.value === undefined) throw outcome?.error ?? new TypeError('A call has an outcome.');
  return outcome.value;
}

/** Calls an endpoint for one set of fields and gives its answer. Throws the AseedError that it met last. */
export async function callOnce<I extends Inputs, A>(
  client: Client,
  endpoint: Endpoint<I, A>,
  fields: Fields,
): Promise<A> {
  return doOnce(client, calling(endpoint), fields);
}

function checksOf<I extends Inputs, A>({ clock }: Client, { inputs, check }: Action<I, A>): Checks<I> {
  return { inputs, fits: (request) => check?.(request, clock.now()) };
}

/** What something brought that gives all or nothing. */
async function outcomeOf<A>(
  client: Client,
  action: Pick<Action, 'auth'>,
  perform: () => Promise<A>,
  fields: Fields | AseedError | undefined,
): Promise<Outcome<A>> {
  const value = await valueOrError(perform);
  if (!(value instanceof AseedError)) return { value };
  return { error: value instanceof NotFoundError ? withHosts(value, fields, hostOf(client, action)) : value };
}

/** Names both servers where a link that was filled in leads to another one than was asked. */
function withHosts(
  error: NotFoundError,
  fields: Fields | AseedError | undefined,
  asked: string | undefined,
): NotFoundError {
  const filled = fields instanceof AseedError ? undefined : fields?.[error.field ?? ''];
  const itsHost = typeof filled === 'string' ? hostOfLink(filled) : undefined;
  return itsHost && asked && itsHost !== asked ? error.ofLinkTo(itsHost, asked) : error;
}

function hostOf({ connection }: Client, action: Pick<Action, 'auth'>): string | undefined {
  return readUrl(connectionFor(action, connection).baseUrl)?.host;
}
