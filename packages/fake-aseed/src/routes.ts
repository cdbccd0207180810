import { addAbortSignal } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import express, { type Express, type RequestHandler } from 'express';
import type { OpenAPIBackend } from 'openapi-backend';
import { answerTo } from './answerTo.ts';
import { isOperation } from './api.ts';
import { apiRoot, operationIds } from './contract.ts';
import { drip, write } from './delivery.ts';
import { faults, type Fault } from './faults.ts';
import { overviewPage } from './pages.ts';
import { playRoute } from './playRoute.ts';
import type { PlannedFaults } from './plannedFaults.ts';
import { record, type RecordedRequest } from './requests.ts';
import { shownAt } from './roomLife.ts';
import { roomPage } from './roomPage.ts';
import type { State } from './state.ts';

/** What the routes work on. */
export interface Site {
  readonly api: OpenAPIBackend;
  readonly state: State;
  readonly planned: PlannedFaults;
  readonly requests: RecordedRequest[];
  /** Lets a request to the API through, or breaks its connection. */
  readonly admit: RequestHandler;
  /** The signal that ends the calls which begin now. */
  readonly endOfCalls: () => AbortSignal;
  /** Tells that a call is left without an answer, or that one drips. */
  readonly stalled: () => void;
}

/** Adds to an application what it answers: the API, pages for people, and ways to plan faults and to play a room's life from outside. */
export function addRoutes(app: Express, site: Site): void {
  const { state, planned, requests } = site;
  app.use(apiRoot, site.admit);
  app.use((request, response, next) => {
    response.set('Date', new Date(state.now()).toUTCString());
    // Node would say for how long it keeps a connection, which uvicorn does not.
    const isLast = request.headers.connection === 'close' || response.hasHeader('Connection');
    if (!isLast) response.set('Connection', 'keep-alive');
    next();
  });
  app.use(express.text({ type: () => true, limit: '10mb' }));
  app.use(apiRoot, callsOf(site));
  app.get('/interview/:accessToken', ({ params }, response) => {
    const room = state.rooms.find(({ access_token: token }) => token === params.accessToken);
    response.status(room ? 200 : 404).send(roomPage(room && shownAt(state.now())(room)));
  });
  app.get('/', (_request, response) => {
    response.send(overviewPage(state.origin, state.rooms.map(shownAt(state.now())), requests));
  });
  app.get('/requests', (_request, response) => void response.json(requests));
  app.post('/faults/:operation/:fault', ({ params, query }, response) => {
    const { operation, fault } = params;
    if (!isOperation(operation) || !isKey(fault, faults)) {
      response.status(404).send(`Operations: ${Object.keys(operationIds).sort()}. Faults: ${Object.keys(faults)}.\n`);
      return;
    }
    planned.add(operation, faults[fault], { times: Number(query.times ?? 1) });
    response.send('planned\n');
  });
  app.post('/play/:roomId/:event', playRoute(state));
}

/** Carries out the calls of the API, each with the fault that is planned for it. */
function callsOf({ api, state, planned, requests, endOfCalls, stalled }: Site): RequestHandler {
  return async (request, response) => {
    const signal = endOfCalls();
    addAbortSignal(signal, response);
    const recorded = record(api, request);
    requests.push(recorded);
    const fault: Fault = planned.take(recorded.operation) ?? {};
    if (fault.delayMs) await wait(fault.delayMs, undefined, { ref: false });
    if (signal.aborted) return;
    const answeredAt = state.now();
    const answer = await answerTo(api, recorded, fault, answeredAt);
    response.set('Date', new Date(answeredAt).toUTCString());
    if (answer === 'close') request.socket.destroy();
    else if (answer === 'silence') stalled();
    else if (fault.dripMs) await drip(response, answer, fault.dripMs, stalled);
    else write(response, answer);
  };
}

function isKey<T extends object>(key: string, record: T): key is keyof T & string {
  return Object.hasOwn(record, key);
}
