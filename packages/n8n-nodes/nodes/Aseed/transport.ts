import { deadline, plainHeaders, type Client, type ConnectionFields, type Transport } from '@aseed/shared';
import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import type { Limits } from './limits.ts';

/** A client of the core on n8n's HTTP helper, which keeps to the proxy and network rules that the n8n instance is set to. */
export function clientOn(context: IExecuteFunctions, connection: ConnectionFields, limits: Limits): Client {
  const signal = context.getExecutionCancelSignal();
  return {
    ...limits,
    transport: n8nTransport(context),
    connection,
    sleep: (ms) => sleep(ms, signal).catch(() => undefined), // It fails when the run is stopped, as the next call then says.
  };
}

/** Sends requests with n8n's HTTP helper. The core has put the credential in, since it decides which endpoint may see it. */
export function n8nTransport(context: IExecuteFunctions): Transport {
  return async ({ method, url, headers, body, timeoutMs }) => {
    const stop = context.getExecutionCancelSignal();
    if (stop?.aborted) return { sent: 'nothing', code: 'ERR_CANCELED' };
    const { signal, noAnswerFrom } = deadline(timeoutMs, stop);
    try {
      const answer = await context.helpers.httpRequest({
        method,
        url,
        headers: { ...headers },
        body,
        timeout: timeoutMs,
        encoding: 'text',
        returnFullResponse: true,
        ignoreHttpStatusErrors: true,
        disableFollowRedirect: true,
        abortSignal: signal,
      });
      return { status: answer.statusCode, headers: plainHeaders(answer.headers), body: answer.body };
    } catch (error) {
      const isBlocked = error instanceof Error && error.constructor.name.startsWith('SsrfBlocked');
      return isBlocked ? { sent: 'nothing', code: 'blocked by the network rules of this n8n' } : noAnswerFrom(error);
    }
  };
}
