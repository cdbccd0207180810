import { setTimeout as wait } from 'node:timers/promises';
import { exchange, machineTime, type Client, type Clock, type Transport } from '@aseed/shared';
import type { Bundle, HttpRequestOptions, ZObject } from 'zapier-platform-core';
import type { Limits } from './limits.ts';

// An import of node:http loads all that it exports, WebSockets too: 30 ms of each cold start.
const { Agent: HttpAgent } = process.getBuiltinModule('node:http');
const { Agent: HttpsAgent } = process.getBuiltinModule('node:https');

/** A client of the core on Zapier's HTTP client, for one step that begins now. */
export function clientOn(z: ZObject, { authData }: Pick<Bundle, 'authData'>, limits: Limits): Client {
  const { timeoutsMs, patienceMs, stepMs = Number.POSITIVE_INFINITY } = limits;
  return {
    timeoutsMs,
    patienceMs,
    clock: endingIn(stepMs, { ...machineTime, sleep: (ms) => wait(ms), ...limits.clock }),
    transport: zapierTransport(z),
    connection: { baseUrl: authData.baseUrl, apiToken: authData.apiToken },
  };
}

/** The same clock, but that nothing goes on after so many milliseconds from now. */
function endingIn(ms: number, clock: Clock): Clock {
  const endMs = clock.now() + ms;
  return { ...clock, within: (callMs, work) => clock.within(Math.max(0, Math.min(callMs, endMs - clock.now())), work) };
}

/** Sends requests with Zapier's HTTP client. The app's flags keep Zapier from reading an answer's status by itself. */
export function zapierTransport(z: ZObject): Transport {
  return ({ method, url, headers, body, timeIsOver }) =>
    exchange({ timeIsOver }, async (signal) => {
      // Zapier hands the signal on to its fetch, but its types do not know it. Not merging a template, which the app has not, would save 8 ms; but
      // only in the copy that merging makes are the notes left behind that Zapier else adds to an error, with the beginning of the answer.
      const request: HttpRequestOptions & { url: string; signal: AbortSignal } = {
        method,
        url,
        headers: { ...headers },
        ...(body !== undefined && { body }),
        signal,
        agent: agentFor(url),
        redirect: 'manual',
        skipThrowForStatus: true,
      };
      const answer = await z.request(request);
      return { status: answer.status, headers: Object.fromEntries(answer.headers.entries()), body: answer.content };
    });
}

/**
 * One for each call: Zapier's client writes into it. Kept connections are closed by servers just when they are used again, as
 * after the minutes for which Zapier freezes an app, and that looks like a call whose outcome is open.
 */
function agentFor(url: string) {
  const keepAlive = false;
  return url.startsWith('https:') ? new HttpsAgent({ keepAlive }) : new HttpAgent({ keepAlive });
}
