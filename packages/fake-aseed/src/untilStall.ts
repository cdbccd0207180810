import type { FakeAseed } from './fakeAseed.ts';

/**
 * Does something with a signal that ends it as soon as the fake leaves a call without an answer, or lets one drip: a time-out by
 * what happens, however busy the machine is. Takes the milliseconds that a clock would count, and does not.
 */
export function untilStall(fake: FakeAseed) {
  return async <T>(_ms: number, work: (timeIsOver: AbortSignal) => Promise<T>): Promise<T> => {
    const over = new AbortController();
    const forget = fake.onStall(() => over.abort());
    try {
      return await work(over.signal);
    } finally {
      forget();
    }
  };
}
