import { startFakeAseed, type FakeAseed, type FakeAseedOptions } from './fakeAseed.ts';

/** A fake Aseed for the tests of a Jest file: started before them, as new for each, and gone after them. */
export function useFakeAseed(options: FakeAseedOptions = {}): FakeAseed {
  let started: FakeAseed | undefined;
  const running = (): FakeAseed => {
    if (!started) throw new Error('The fake Aseed runs only while tests do.');
    return started;
  };
  beforeAll(async () => {
    started = await startFakeAseed(options);
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
    get rooms() {
      return running().rooms;
    },
    get requests() {
      return running().requests;
    },
    fail: (...fault) => running().fail(...fault),
    breakConnections: (...breakage) => running().breakConnections(...breakage),
    onStall: (listener) => running().onStall(listener),
    reset: () => running().reset(),
    close: () => running().close(),
  };
}
