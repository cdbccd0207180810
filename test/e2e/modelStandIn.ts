import type { ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { startLoopbackServer } from '../../demo/loopbackServer.ts';

interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: unknown;
  readonly tool_calls?: readonly { readonly id: string; readonly function: { readonly name: string } }[];
  readonly tool_call_id?: string;
}

/** What a model does next: it says something, or calls a tool. */
export type Move =
  | { readonly say: string }
  | { readonly call: string; readonly with: Readonly<Record<string, unknown>> };

/** What a model goes by: what the user asked for last, and what the tools have answered since then, the newest last. */
export interface Asked {
  readonly user: string;
  readonly answers: readonly { readonly tool: string; readonly text: string }[];
}

/** A stand-in for a model behind OpenAI's interface, on loopback. It does what a function says. */
export async function startModel(next: (asked: Asked) => Move) {
  const server = await startLoopbackServer(async (request, response) => {
    const { messages = [], stream = false } = (await json(request)) as { messages?: Message[]; stream?: boolean };
    answer(response, next(askedIn(messages)), stream);
  });
  return { baseUrl: `${server.origin}/v1`, close: () => server.close() };
}

function askedIn(messages: readonly Message[]): Asked {
  const start = messages.findLastIndex(({ role }) => role === 'user');
  const calls = messages.flatMap(({ tool_calls: made = [] }) => made);
  const answers = messages.slice(start).filter(({ role }) => role === 'tool');
  return {
    user: textOf(messages[start]?.content),
    answers: answers.map(({ content, tool_call_id: id }) => ({
      tool: calls.find((call) => call.id === id)?.function.name ?? '',
      text: textOf(content),
    })),
  };
}

const textOf = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));

let calls = 0;

function answer(response: ServerResponse, move: Move, isStream: boolean): void {
  calls += 1;
  const made =
    'call' in move
      ? [
          {
            index: 0,
            id: `call_${calls}`,
            type: 'function',
            function: { name: move.call, arguments: JSON.stringify(move.with) },
          },
        ]
      : undefined;
  const message = { role: 'assistant', content: 'say' in move ? move.say : null, ...(made && { tool_calls: made }) };
  const finish_reason = made ? 'tool_calls' : 'stop';
  const about = { id: `chatcmpl-${calls}`, created: 0, model: 'stand-in' };
  if (isStream) {
    const chunk = (choice: object) =>
      `data: ${JSON.stringify({ ...about, object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] })}\n\n`;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(
      `${chunk({ delta: message, finish_reason: null })}${chunk({ delta: {}, finish_reason })}data: [DONE]\n\n`,
    );
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      ...about,
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }),
  );
}
