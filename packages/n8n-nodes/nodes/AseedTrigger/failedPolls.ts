import type { AseedError } from '@aseed/shared';

/** How often in a row a poll may fail in a way that passes before somebody has to know. */
const mostInARow = 2;

/**
 * Which failed polls are to be told of. A poll that fails while n8n activates its workflow, which each restart does, is not polled again although it
 * looks active: such a failure may only be told of where nothing was saved yet, and the poll after it tells.
 */
export class FailedPolls {
  readonly #inARow = new Map<string, number>();
  readonly #activated = new WeakSet<object>();

  /** A poll brought what it should. */
  passed({ node, activation }: Polling): void {
    this.#inARow.delete(node);
    if (activation) this.#activated.add(activation);
  }

  /** Whether a failed poll is to be kept quiet. `hasMemory` says whether an earlier poll has saved what it saw. */
  isQuiet({ node, activation }: Polling, error: AseedError, hasMemory: boolean): boolean {
    const inARow = (this.#inARow.get(node) ?? 0) + 1;
    this.#inARow.set(node, inARow);
    const isFirst = activation !== undefined && !this.#activated.has(activation);
    if (activation) this.#activated.add(activation);
    const mayPass = error.outcome === 'mayPass';
    return isFirst ? mayPass || hasMemory : mayPass && inARow <= mostInARow;
  }
}

/** Which node polls, and what is the same object in all polls of one activation, if n8n has such a thing. */
export interface Polling {
  readonly node: string;
  readonly activation: object | undefined;
}
