/** Rooms named by their ids: a list of its own beside the sentences, since there may be ten thousand. */
export interface NamedRooms {
  /** What they are, as the heading of the list. */
  readonly title: string;
  readonly ids: readonly string[];
}

/** Rooms that something was done to, as a failure names them: the heading of their list, and the id of each. */
export interface Lasting<A> {
  readonly title: string;
  readonly idOf: (answer: A) => string;
}

/** A sentence or more and, a line for each, the lists of rooms after it. Empty lists are left out. */
export function withRooms(sentences: string, lists: readonly NamedRooms[]): string {
  const lines = lists.flatMap(({ title, ids }) =>
    ids.length > 0 ? `${title} (${ids.length}): ${ids.join(', ')}` : [],
  );
  return [sentences, ...lines].join('\n');
}
