import { setTimeout as wait } from 'node:timers/promises';
import { deadline, plainHeaders, type Client, type Transport } from '@aseed/shared';
import type { Bundle, HttpRequestOptions, ZObject } from 'zapier-platform-core';
import type { Limits } from './limits.ts';

/** A client of the core on Zapier's HTTP client. */
export function clientOn(z: ZObject, { authData }: Pick<Bundle, 'authData'>, limits: Limits): Client {
  return {
    ...limits,
    transport: zapierTransport(z),
    connection: { baseUrl: authData.baseUrl, apiToken: authData.apiToken },
    sleep: (ms) => wait(ms),
  };
}

/** Sends requests with Zapier's HTTP client. The app's flags keep Zapier from reading an answer's status by itself. */
export function zapierTransport(z: ZObject): Transport {
  return async ({ method, url, headers, body, timeoutMs }) => {
    const { signal, noAnswerFrom } = deadline(timeoutMs);
    // Zapier hands the signal on to its fetch, but its types do not know it.
    const request: HttpRequestOptions & { url: string; signal: AbortSignal } = {
      method,
      url,
      headers: { ...headers },
      ...(body !== undefined && { body }),
      signal,
      redirect: 'manual',
      skipThrowForStatus: true,
    };
    try {
      const answer = await z.request(request);
      return {
        status: answer.status,
        headers: plainHeaders(Object.fromEntries(answer.headers.entries())),
        body: answer.content,
      };
    } catch (error) {
      return noAnswerFrom(error);
    }
  };
}
