import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import type { OpenAPIBackend } from 'openapi-backend';
import type { Answer } from './answers.ts';
import { malformedJson, openApi, type State } from './api.ts';
import { apiRoot, operationIds, type Operation } from './contract.ts';
import { faults, type Fault } from './faults.ts';
import { interviewPage, overviewPage } from './pages.ts';
import type { Room } from './rooms.ts';

/** A request as it arrived. */
export interface RecordedRequest {
  readonly operation: Operation | undefined;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface FakeAseedOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly apiToken?: string;
  /** The only projects there are; any by default. */
  readonly projects?: readonly string[];
  /** How many rooms the account can pay for; any number by default. */
  readonly affordableRooms?: number;
}

/** Which calls of an operation a fault meets: after letting some pass, so many. */
export interface FaultTiming {
  readonly skip?: number;
  readonly times?: number;
}

export interface FakeAseed {
  readonly origin: string;
  /** What a credential's Base URL has to be. */
  readonly baseUrl: string;
  readonly apiToken: string;
  readonly rooms: readonly Room[];
  /** Every request to the API that arrived, in their order. */
  readonly requests: readonly RecordedRequest[];
  /** Lets calls of an operation fail. */
  fail(operation: Operation, fault: Fault, timing?: FaultTiming): void;
  /** Forgets rooms, requests and faults. */
  reset(): void;
  close(): Promise<void>;
}

interface PlannedFault {
  readonly operation: Operation;
  readonly fault: Fault;
  skip: number;
  times: number;
}

/** Starts a working stand-in for the Aseed API on loopback, with its state in memory. Throws what listening throws, as EADDRINUSE. */
export async function startFakeAseed(options: FakeAseedOptions = {}): Promise<FakeAseed> {
  const { port = 0, apiToken = 'fake-api-token', projects, affordableRooms = Number.POSITIVE_INFINITY } = options;
  const requests: RecordedRequest[] = [];
  const planned: PlannedFault[] = [];
  const app = express();
  const server = app.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: State = { apiToken, origin, rooms: [], affordableRooms, ...(projects && { projects }) };
  const api = await openApi(state);

  const plan = (operation: Operation, fault: Fault, { skip = 0, times = Number.POSITIVE_INFINITY }: FaultTiming = {}) =>
    void planned.push({ operation, fault, skip, times });

  app.use(express.text({ type: () => true, limit: '10mb' }));
  app.use(apiRoot, async (request, response) => {
    const recorded = record(api, request);
    requests.push(recorded);
    const fault = nextFault(planned, recorded.operation);
    if (fault?.delayMs) await wait(fault.delayMs);
    const proper = !fault?.answer || fault.isCarriedOut ? await carryOut(api, recorded) : undefined;
    const answer = fault?.answer ?? proper;
    if (answer === 'close' || !answer) request.socket.destroy();
    else write(response, answer);
  });
  app.get('/interview/:accessToken', (_request, response) => void response.send(interviewPage()));
  app.get('/', (_request, response) => void response.send(overviewPage(origin, state.rooms, requests)));
  app.get('/requests', (_request, response) => void response.json(requests));
  app.post('/faults/:operation/:fault', ({ params, query }, response) => {
    const { operation, fault } = params;
    if (!isKey(operation, operationIds) || !isKey(fault, faults)) {
      response.status(404).send(`Operations: ${Object.keys(operationIds)}. Faults: ${Object.keys(faults)}.\n`);
      return;
    }
    plan(operation, faults[fault], { times: Number(query.times ?? 1) });
    response.send('planned\n');
  });

  return {
    origin,
    baseUrl: `${origin}${apiRoot}`,
    apiToken,
    rooms: state.rooms,
    requests,
    fail: plan,
    reset: () => {
      for (const list of [requests, planned, state.rooms]) list.length = 0;
      state.affordableRooms = affordableRooms;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function isKey<T extends object>(key: string, record: T): key is keyof T & string {
  return Object.hasOwn(record, key);
}

function record(api: OpenAPIBackend, { method, originalUrl, headers, body }: Request): RecordedRequest {
  const id = api.matchOperation({ method, path: originalUrl, headers: {} })?.operationId;
  const operation = (Object.keys(operationIds) as Operation[]).find((name) => operationIds[name] === id);
  return { operation, method, path: originalUrl, headers, body: typeof body === 'string' ? body : '' };
}

function nextFault(planned: readonly PlannedFault[], operation: Operation | undefined): Fault | undefined {
  const next = planned.find((fault) => fault.operation === operation && fault.times > 0);
  if (!next) return undefined;
  if (next.skip > 0) {
    next.skip -= 1;
    return undefined;
  }
  next.times -= 1;
  return next.fault;
}

async function carryOut(
  api: OpenAPIBackend,
  { operation, method, path, headers, body }: RecordedRequest,
): Promise<Answer> {
  if (operation && method === 'POST' && body !== '' && !isJson(body)) return malformedJson;
  const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const parsed: unknown = body === '' ? undefined : JSON.parse(body);
  return (await api.handleRequest({ method, path, headers: plain, body: parsed })) as Answer;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function write(response: Response, { status, headers = {}, body }: Answer): void {
  response.status(status).set(headers);
  if (typeof body === 'string') response.send(body);
  else response.json(body);
}
