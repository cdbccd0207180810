import {
  exchange,
  machineTime,
  type Client,
  type ConnectionFields,
  type NoAnswer,
  type Transport,
} from '@aseed/shared';
import { sleep, type IExecuteFunctions, type IHttpRequestHelper } from 'n8n-workflow';
import type { Limits } from './limits.ts';

/** What sending needs of n8n: its HTTP helper, and in an execution, the signal of its Stop button. */
type Sender = IHttpRequestHelper & Partial<Pick<IExecuteFunctions, 'getExecutionCancelSignal'>>;

/** A client of the core on n8n's HTTP helper, which keeps to the proxy and network rules that the n8n instance is set to. */
export function clientOn(
  context: Sender,
  connection: ConnectionFields,
  { clock, ...limits }: Limits & Pick<Client, 'callsAtOnce'>,
): Client {
  const stop = context.getExecutionCancelSignal?.();
  // It fails when the run is stopped, as the next call then says.
  const pause = (ms: number) => sleep(ms, stop).catch(() => undefined);
  return {
    ...limits,
    clock: { ...machineTime, sleep: pause, ...clock },
    transport: n8nTransport(context),
    connection,
  };
}

/** Sends requests with n8n's HTTP helper. The core has put the credential in, since it decides which endpoint may see it. */
export function n8nTransport(context: Sender): Transport {
  return ({ method, url, headers, body, timeIsOver }) =>
    exchange(
      { timeIsOver },
      (signal) =>
        context.helpers
          .httpRequest({
            method,
            url,
            headers: { ...headers },
            body,
            encoding: 'text',
            returnFullResponse: true,
            ignoreHttpStatusErrors: true,
            disableFollowRedirect: true,
            abortSignal: signal,
          })
          .then(
            (answer) => ({ status: answer.statusCode, headers: answer.headers, body: answer.body }),
            blockedOrThrow,
          ),
      context.getExecutionCancelSignal?.(),
    );
}

/** What n8n's network rules forbid was not sent. What else was thrown is the core's to read. */
function blockedOrThrow(error: unknown): NoAnswer {
  const isBlocked = error instanceof Error && error.constructor.name.startsWith('SsrfBlocked');
  if (isBlocked) return { sent: 'nothing', code: 'blocked by the network rules of this n8n' };
  throw error;
}
