import { readAnswer } from './answer.ts';
import type { AnswerFields, AnswerOf } from './answerFields.ts';
import { checkInputs } from './checkInputs.ts';
import { connectionFor, type ConnectionFields } from './connection.ts';
import { buildRequest, type Endpoint } from './endpoint.ts';
import { connectionTest, listRooms } from './endpoints/listRooms.ts';
import { joinFields, joinRoom } from './endpoints/joinRoom.ts';
import { InvalidInputError } from './errors/InvalidInputError.ts';
import type { Fields, Inputs, RequestOf } from './inputs.ts';
import { meetLink, readLivekitToken } from './livekitToken.ts';
import type { ServerDate } from './madeBetween.ts';
import type { Room } from './room.ts';
import { sendCall } from './sendCalls.ts';
import type { HttpAnswer, Transport } from './transport.ts';

/** What the core needs from the platform that it runs on. */
export interface Client {
  readonly transport: Transport;
  readonly connection: ConnectionFields;
  /** After how many milliseconds without an answer to give a call up, by endpoint. */
  readonly timeoutsMs: Readonly<Record<Endpoint['name'], number>>;
  /** Waits for so many milliseconds, or until the run is stopped. It does not fail. */
  readonly sleep: (ms: number) => Promise<unknown>;
  /** How many milliseconds a call may be paused for in all before it is given up; 0 sends every call once. */
  readonly patienceMs: number;
  /** How many calls may be under way at once; one unless it says otherwise. */
  readonly callsAtOnce?: number;
}

/** What a respondent needs to connect: the API's answer, and what its LiveKit token says. */
export const joinedFields = {
  ...joinFields,
  token_expires_at: { label: 'Token Expires At', kind: 'date', promised: false, sample: '2026-11-07T06:01:56.000Z' },
  meet_link: {
    label: 'Meet Link',
    kind: 'text',
    promised: true,
    sample:
      'https://meet.livekit.io/custom?liveKitUrl=wss%3A%2F%2Flivekit.example.com&token=eyJhbGciOiJIUzI1NiJ9.e30.c2FtcGxl',
  },
} as const satisfies AnswerFields;

/**
 * `token` and `url` are for a LiveKit client; `token_expires_at` says until when the token lets its holder connect for the
 * first time, if it says so; `meet_link` is a page of LiveKit's where one can join in a browser.
 */
export type JoinedRoom = AnswerOf<typeof joinedFields>;

/**
 * Sends one checked request and gives its answer. It is sent once.
 * Throws the AseedError that says what a refusal, an unreadable answer or none means.
 */
export async function call<I extends Inputs, A>(
  client: Client,
  endpoint: Endpoint<I, A>,
  request: RequestOf<I>,
): Promise<A> {
  const { transport, timeoutsMs } = client;
  const connection = connectionFor(endpoint, client.connection);
  const built = buildRequest(endpoint, request, connection);
  const answer = await transport({ ...built, timeoutMs: timeoutsMs[endpoint.name] });
  return readAnswer(endpoint, answer, {
    baseUrl: connection.baseUrl,
    secrets: [connection.apiToken ?? '', ...secretsIn(endpoint, request)],
  });
}

/** Joins a room as a respondent. Throws an AseedError. */
export async function join(client: Client, fields: Fields): Promise<JoinedRoom> {
  const request = checkInputs(joinRoom, fields);
  return sendCall(client, () => joinAs(client, request));
}

/** Sends a checked join once and reads what its LiveKit token says. Throws an AseedError. */
export async function joinAs(client: Client, request: RequestOf<(typeof joinRoom)['inputs']>): Promise<JoinedRoom> {
  const joined = await call(client, joinRoom, request);
  return {
    ...joined,
    token_expires_at: readLivekitToken(joined.token).expiresAt,
    meet_link: meetLink(joined.url, joined.token),
  };
}

/** The rooms that the token may see, all or those of a project or in a status. Throws an AseedError. */
export async function list(client: Client, fields: Fields): Promise<Room[]> {
  return (await listWithDate(client, fields)).rooms;
}

/** The same, and what time it was at the server; undefined where the answer does not say, or came from a cache. */
export async function listWithDate(
  client: Client,
  fields: Fields,
): Promise<{ rooms: Room[]; date: ServerDate | undefined }> {
  const request = checkInputs(listRooms, fields);
  return sendCall(client, async () => {
    let date: ServerDate | undefined;
    const transport: Transport = async (httpRequest) => {
      const askedAtMs = Date.now();
      const answer = await client.transport(httpRequest);
      if ('headers' in answer) date = serverDate(answer, { askedAtMs, answeredAtMs: Date.now() });
      return answer;
    };
    const rooms = await call({ ...client, transport }, listRooms, request);
    return { rooms, date };
  });
}

function serverDate(
  { headers }: HttpAnswer,
  times: Pick<ServerDate, 'askedAtMs' | 'answeredAtMs'>,
): ServerDate | undefined {
  const dateMs = Date.parse(headers.date ?? '');
  return Number.isNaN(dateMs) || headers.age !== undefined ? undefined : { dateMs, ...times };
}

/**
 * Finds out whether the base URL and the API token work, with a read that costs nothing. A refusal of its input counts as
 * a pass, since FastAPI looks at the token first. Throws the AseedError that says what is wrong.
 */
export async function testConnection(client: Client): Promise<void> {
  connectionFor(listRooms, client.connection);
  try {
    await list(client, connectionTest);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
  }
}

/** What a server's words may repeat and no error may show. */
function secretsIn({ inputs }: Endpoint, request: Fields): string[] {
  return Object.entries(inputs)
    .filter(([, { kind }]) => kind === 'email' || kind === 'accessToken')
    .map(([key]) => request[key])
    .filter((value) => typeof value === 'string');
}
