import type { Input, Inputs } from '@aseed/shared';

/** What one field of the node asks for: an input, or one of several that are ways to name one thing. */
export interface Asked {
  /** The key of the first of them, under which workflows save the field. */
  readonly name: string;
  readonly first: Input;
  readonly inputs: Inputs;
}

/** The fields for an endpoint's inputs, in their order. */
export function askedFor(inputs: Inputs): Asked[] {
  const entries = Object.entries(inputs);
  const groups = Map.groupBy(entries, ([key, { oneOf }]) => (oneOf === undefined ? key : `one ${oneOf}`));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(([name, first]) => ({ name, first, inputs: Object.fromEntries(group) })),
  );
}

/** Whether it has a field that says, beside the value, in which way the value names something: a resource locator. */
export function isLocated({ first }: Asked): boolean {
  return first.oneOf !== undefined || first.idOf !== undefined;
}

/**
 * The key of the input that a value of its field fills in, and what with. Of a resource locator it is the input that is the chosen way; the
 * first where the way is no input's, or where there is none, as in workflows that have text there or an expression for all of it.
 */
export function filledIn(asked: Asked, value: unknown): readonly [key: string, value: unknown] {
  const { name, inputs } = asked;
  if (!isLocated(asked) || !isWayAndValue(value)) return [name, value];
  const way = Object.keys(inputs).find((key) => key === value.mode);
  return [way ?? name, value.value];
}

function isWayAndValue(value: unknown): value is { readonly mode: unknown; readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;
}
