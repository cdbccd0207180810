import { noAnswerFrom, plainHeaders, type Client, type Transport } from '@aseed/shared';
import type { Bundle, ZObject } from 'zapier-platform-core';

const second = 1000;

/**
 * A client of the core on Zapier's HTTP client. Zapier ends a step after 30 seconds and then says only that it "may or may not
 * have completed", so every call has to give up before.
 */
export function clientOn(z: ZObject, { authData }: Pick<Bundle, 'authData'>): Client {
  return {
    transport: zapierTransport(z),
    connection: { baseUrl: authData.baseUrl, apiToken: authData.apiToken },
    timeoutsMs: { createRooms: 20 * second, joinRoom: 20 * second, listRooms: 5 * second },
  };
}

/** Sends requests with Zapier's HTTP client. The app's flags keep Zapier from reading an answer's status by itself. */
export function zapierTransport(z: ZObject): Transport {
  return async ({ method, url, headers, body, timeoutMs }) => {
    try {
      const answer = await z.request({
        method,
        url,
        headers: { ...headers },
        ...(body !== undefined && { body }),
        timeout: timeoutMs,
        redirect: 'manual',
        skipThrowForStatus: true,
      });
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
