import { readAnswer } from './answer.ts';
import { checkInputs } from './checkInputs.ts';
import { connectionFor, type ConnectionFields } from './connection.ts';
import { buildRequest, type Endpoint } from './endpoint.ts';
import { connectionTest, listRooms } from './endpoints/listRooms.ts';
import { joinRoom } from './endpoints/joinRoom.ts';
import { InvalidInputError } from './errors/InvalidInputError.ts';
import type { Fields, Inputs, RequestOf } from './inputs.ts';
import { meetLink, readLivekitToken } from './livekitToken.ts';
import type { Room } from './room.ts';
import type { Transport } from './transport.ts';

/** What the core needs from the platform that it runs on. */
export interface Client {
  readonly transport: Transport;
  readonly connection: ConnectionFields;
  /** After how many milliseconds without an answer to give a call up, by endpoint. */
  readonly timeoutsMs: Readonly<Record<Endpoint['name'], number>>;
}

/** What a respondent needs to connect. */
export interface JoinedRoom {
  /** The LiveKit token. */
  readonly token: string;
  /** The LiveKit server, `wss://…`. */
  readonly url: string;
  readonly room_name: string;
  readonly max_duration_minutes: number;
  /** Until when the token lets its holder connect for the first time, as an ISO date; null if it does not say. */
  readonly token_expires_at: string | null;
  /** A page of LiveKit's where the respondent can join in a browser. */
  readonly meet_link: string;
}

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
  const joined = await call(client, joinRoom, checkInputs(joinRoom, fields));
  return {
    ...joined,
    token_expires_at: readLivekitToken(joined.token).expiresAt,
    meet_link: meetLink(joined.url, joined.token),
  };
}

/** The rooms that the token may see, all or those of a project or in a status. Throws an AseedError. */
export async function list(client: Client, fields: Fields): Promise<Room[]> {
  return call(client, listRooms, checkInputs(listRooms, fields));
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
