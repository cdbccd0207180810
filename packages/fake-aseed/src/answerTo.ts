import type { OpenAPIBackend } from 'openapi-backend';
import type { Answer } from './answers.ts';
import { malformedJson } from './api.ts';
import type { Fault } from './faults.ts';
import { pathAsRead, type RecordedRequest } from './requests.ts';
import { slashRedirect } from './slashRedirect.ts';

/** Carries a call out as far as its fault lets it, and gives what comes of it. */
export async function answerTo(
  api: OpenAPIBackend,
  request: RecordedRequest,
  { answer, alter = (proper) => proper, isCarriedOut, extraRooms }: Fault,
  now: number,
): Promise<Answer | 'close' | 'silence'> {
  if (answer === undefined) return alter(await carryOut(api, request, extraRooms));
  if (isCarriedOut) await carryOut(api, request, extraRooms);
  return typeof answer === 'function' ? answer(now) : answer;
}

/** The methods whose body FastAPI reads. */
const withBody = ['POST', 'PATCH'];

async function carryOut(
  api: OpenAPIBackend,
  { operation, method, path, headers, body }: RecordedRequest,
  extraRooms = 0,
): Promise<Answer> {
  if (operation && withBody.includes(method) && body !== '' && !isJson(body)) return malformedJson;
  const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const redirect = slashRedirect(api, pathAsRead(path), plain.host ?? '');
  if (redirect) return redirect;
  const parsed: unknown = isJson(body) ? JSON.parse(body) : undefined;
  return (await api.handleRequest(
    { method, path: pathAsRead(path), headers: plain, body: parsed },
    extraRooms,
  )) as Answer;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
