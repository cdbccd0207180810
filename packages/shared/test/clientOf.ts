import { setTimeout as wait } from 'node:timers/promises';
import type { FakeAseed } from '@aseed/fake-aseed';
import type { Client } from '../src/sending/doForEach.ts';
import { axiosTransport } from '../src/transport/axiosTransport.ts';
import { machineTime, type Clock } from '../src/transport/clock.ts';
import type { HttpAnswer, HttpRequest, NoAnswer } from '../src/transport/transport.ts';

export const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** This machine's time, but that a call has all the time that it needs: what a test is not about does not run into a time-out. */
export const unhurried: Clock = {
  ...machineTime,
  sleep: (ms) => wait(ms),
  within: (_ms, work) => work(new AbortController().signal),
};

/** Every call once, and one after the other: what a test is not about does not wait, and which call meets a fault is certain. */
const limits = { timeoutsMs: { usual: 2000 }, patienceMs: 0, callsAtOnce: 1, clock: unhurried };

/** A client on the axios transport that is connected to the fake Aseed, and lives in its time. */
export function clientOf({ baseUrl, apiToken, now }: FakeAseed): Client {
  const clock = { ...unhurried, now };
  return { ...limits, transport: axiosTransport, connection: { baseUrl, apiToken }, clock };
}

/** A client whose server is a function, for answers that no server of ours gives. */
export function clientAnswering(answer: (request: HttpRequest) => HttpAnswer | NoAnswer): Client {
  return {
    transport: async (request) => answer(request),
    connection: { baseUrl: 'https://aseed.example.com/api', apiToken: 'secret-token' },
    ...limits,
  };
}
