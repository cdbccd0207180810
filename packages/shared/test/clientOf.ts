import { setTimeout as wait } from 'node:timers/promises';
import type { FakeAseed } from '@aseed/fake-aseed';
import { axiosTransport } from '../src/axiosTransport.ts';
import type { Client } from '../src/client.ts';
import type { HttpAnswer, HttpRequest, NoAnswer } from '../src/transport.ts';

/** Short, and every call once: what a test is not about does not wait. */
const limits = {
  timeoutsMs: { createRooms: 2000, joinRoom: 2000, listRooms: 2000 },
  patienceMs: 0,
  sleep: (ms: number) => wait(ms),
};

export const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** A client on the axios transport that is connected to the fake Aseed. */
export function clientOf({ baseUrl, apiToken }: FakeAseed): Client {
  return { transport: axiosTransport, connection: { baseUrl, apiToken }, ...limits };
}

/** A client whose server is a function, for answers that no server of ours gives. */
export function clientAnswering(answer: (request: HttpRequest) => HttpAnswer | NoAnswer): Client {
  return {
    transport: async (request) => answer(request),
    connection: { baseUrl: 'https://aseed.example.com/api', apiToken: 'secret-token' },
    ...limits,
  };
}
