import type { FakeAseed } from '../src/index.ts';

export const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** What came back from the fake: the body as JSON if it is any, else as text. */
export interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly body: unknown;
}

/** The calls of the API, with the fake's token unless another or none (null) is given. A body that is text is sent as it is. */
export function callsOf(fake: FakeAseed) {
  const fetched = (
    method: string,
    path: string,
    body?: unknown,
    token: string | null = fake.apiToken,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> =>
    fetch(`${fake.baseUrl}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      redirect: 'manual',
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  // A connection of its own for each: the fake closes one after a fault of the server, perhaps just when it is used again.
  const send = async (method: string, path: string, body?: unknown, token?: string | null): Promise<Answered> => {
    const answer = await fetched(method, path, body, token, { Connection: 'close' });
    const type = answer.headers.get('content-type');
    return { status: answer.status, type, body: type?.includes('json') ? await answer.json() : await answer.text() };
  };
  return {
    send,
    /** A create whose answer is as fetch gives it, when its headers have come. */
    fetchCreate: (count = 1) => fetched('POST', '/api/interviews/rooms', { project_id: projectId, count }),
    create: (body: unknown = { project_id: projectId }, token?: string | null) =>
      send('POST', '/api/interviews/rooms', body, token),
    list: (query = '', token?: string | null) => send('GET', `/api/interviews/rooms${query}`, undefined, token),
    join: (accessToken = '', body: unknown = { email: 'ana@example.com' }) =>
      send('POST', `/api/interviews/join/${accessToken}`, body, null),
    check: (accessToken = '') => send('GET', `/api/interviews/join/${accessToken}`, undefined, null),
    get: (roomId = '', token?: string | null) => send('GET', `/api/interviews/rooms/${roomId}`, undefined, token),
    update: (roomId = '', body: unknown = {}, token?: string | null) =>
      send('PATCH', `/api/interviews/rooms/${roomId}`, body, token),
    cancel: (roomId = '', token?: string | null) => send('DELETE', `/api/interviews/rooms/${roomId}`, undefined, token),
    projects: (token?: string | null) => send('GET', '/projects/', undefined, token),
    record: (recordId = '', token?: string | null) => send('GET', `/insight/${recordId}/`, undefined, token),
    recordsMeta: (ids = '', token?: string | null) => send('GET', `/insight/meta-batch?ids=${ids}`, undefined, token),
    /** Plays an event from outside: the path after /play/. */
    play: async (path: string) => {
      const answer = await fetch(`${fake.origin}/play/${path}`, { method: 'POST' });
      return { status: answer.status, text: await answer.text() };
    },
  };
}
