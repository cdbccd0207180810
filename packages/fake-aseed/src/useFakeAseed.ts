import { startFakeAseed, type FakeAseed, type FakeAseedOptions } from './fakeAseed.ts';

/**
 * A fake Aseed for the tests of a Jest file: started before them, as new for each, and gone after them. Its clock stands still
 * unless it is given one, and it closes no connection by itself, so that nothing depends on how long a busy machine takes.
 */
export function useFakeAseed(options: FakeAseedOptions = {}): FakeAseed {
  const nowMs = Date.now();
  const now = options.now ?? (() => nowMs);
  let started: FakeAseed | undefined;
  const running = (): FakeAseed => {
    if (!started) throw new Error('The fake Aseed runs only while tests do.');
    return started;
  };
  beforeAll(async () => {
    started = await startFakeAseed({ idleMs: 0, ...options, now });
  });
  afterAll(() => started?.close());
  beforeEach(() => running().reset());
  return {
    get origin() {
      return running().origin;
    },
    get baseUrl() {
      return running().baseUrl;
    },
    get apiToken() {
      return running().apiToken;
    },
    now,
    get rooms() {
      return running().rooms;
    },
    get records() {
      return running().records;
    },
    get requests() {
      return running().requests;
    },
    play: (...event) => running().play(...event),
    fail: (...fault) => running().fail(...fault),
    breakConnections: (...breakage) => running().breakConnections(...breakage),
    onStall: (listener) => running().onStall(listener),
    reset: () => running().reset(),
    close: () => running().close(),
  };
}
