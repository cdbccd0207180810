import formats from 'ajv-formats';
import { AccessToken } from 'livekit-server-sdk';
import { OpenAPIBackend, type Context, type Handler, type UnknownParams } from 'openapi-backend';
import { crash, invalid, ok, refusal, type Answer } from './answers.ts';
import { apiRoot, contract, operationIds } from './contract.ts';
import { newRoom, type Room, type RoomSettings } from './rooms.ts';
import { validationErrors } from './validationErrors.ts';

/** What the fake knows and what it accepts. */
export interface State {
  readonly apiToken: string;
  /** Known when it listens. */
  origin: string;
  readonly rooms: Room[];
  /** The only projects there are; any if undefined. */
  readonly projects?: readonly string[];
  /** What the server's clock shows, in milliseconds. */
  readonly now: () => number;
  /** How many rooms the account can still pay for. */
  affordableRooms: number;
}

type Guarded = Context<unknown, UnknownParams, UnknownParams, { authorization?: string }>;

/** Which rooms to list. */
interface Filter {
  readonly project_id?: string;
  readonly status?: string;
}

const livekit = {
  key: 'fake-livekit-key',
  secret: 'fake-livekit-secret-of-32-characters',
  url: 'wss://livekit.example.com',
};

/**
 * The API over the state, made from the contract. FastAPI's order of checks: the path, the JSON, the bearer token, the
 * body, then the endpoint's own rules. What is handed to it beside a request is how many rooms more than asked for a create
 * is to make.
 */
export async function openApi(state: State): Promise<OpenAPIBackend> {
  const api = new OpenAPIBackend({
    definition: contract,
    apiRoot,
    strict: true,
    quick: true,
    ajvOpts: { allErrors: true },
    customizeAjv: (ajv) => formats.default(ajv),
    securityHandlers: {
      HTTPBearer: ({ request }: Guarded) => request.headers.authorization === `Bearer ${state.apiToken}`,
    },
    handlers: {
      notFound: () => refusal(404, 'Not Found'),
      methodNotAllowed: () => refusal(405, 'Method Not Allowed'),
      unauthorizedHandler: ({ request }: Guarded) =>
        refusal(401, request.headers.authorization ? 'Invalid or expired token' : 'Not authenticated'),
      validationFail: ({ validation, request }) =>
        validationErrors(validation.errors ?? [], { body: request.requestBody }),
      ...handlersById(operations(state)),
    },
  });
  return api.init();
}

/** What each operation of the contract does, by its name. */
const operations = (state: State) =>
  ({
    createRooms: ({ request }: Context<RoomSettings>, extraRooms: number) =>
      create(state, request.requestBody, extraRooms),
    listRooms: ({ request }: Context<unknown, UnknownParams, Filter>) => list(state, request.query),
    joinRoom: ({ request }: Context<{ email: string }, { access_token: string }>) =>
      join(state, request.params.access_token, request.requestBody.email),
  }) satisfies Record<string, Handler>;

/** Throws for an operation of the contract that nothing carries out. */
function handlersById(handlers: Readonly<Record<string, Handler>>): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(operationIds).map(([name, id]) => {
      const handler = handlers[name];
      if (!handler) throw new Error(`The fake Aseed does not carry out the operation ${name} of the contract.`);
      return [id, handler];
    }),
  );
}

/** An operation that the fake carries out. */
export type Operation = keyof ReturnType<typeof operations>;

/** Whether the contract has an operation of that name. The fake does not start unless it carries out all of them. */
export function isOperation(name: string): name is Operation {
  return Object.hasOwn(operationIds, name);
}

/** A body that is no JSON, which FastAPI refuses before it looks at the token. */
export const malformedJson = invalid({ type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error', input: {} });

/** About the last day that Python's dates know, the end of the year 9999. */
const mostDays = 2_900_000;

function create(state: State, settings: RoomSettings, extraRooms: number): Answer {
  const count = settings.count ?? 1;
  if (count < 1 || count > 100) return refusal(400, 'count must be between 1 and 100');
  if (state.projects && !state.projects.includes(settings.project_id)) return refusal(404, 'Project not found');
  if (count > state.affordableRooms) return refusal(402, 'Not enough tokens to reserve for these links');
  const texts = Object.values(settings).filter((value) => typeof value === 'string');
  // PostgreSQL takes no U+0000. Of half a character the database takes the escape, and what reads it fails.
  if (texts.some((text) => text.includes('\0'))) return crash;
  if ((settings.expires_in_days ?? 0) > mostDays) return crash;
  const length = count + extraRooms;
  state.affordableRooms -= length;
  const rooms = Array.from({ length }, () => newRoom(settings, state.origin, state.now()));
  state.rooms.push(...rooms);
  return texts.every((text) => text.isWellFormed()) ? ok({ rooms }) : crash;
}

function list({ rooms }: State, query: Filter): Answer {
  const listed = rooms.filter(
    (room) =>
      (query.project_id === undefined || room.project_id === query.project_id) &&
      (query.status === undefined || room.status === query.status),
  );
  const isReadable = listed.every((room) =>
    Object.values(room).every((value) => typeof value !== 'string' || value.isWellFormed()),
  );
  return isReadable ? ok(listed) : crash;
}

async function join({ rooms, now }: State, accessToken: string, email: string): Promise<Answer> {
  const room = rooms.find((candidate) => candidate.access_token === accessToken);
  if (!room) return refusal(404, 'Room not found');
  if (room.finished_at) return refusal(409, 'This interview is already finished');
  if (room.expires_at && Date.parse(room.expires_at) < now()) return refusal(410, 'This interview link has expired');
  room.respondent_email = email;
  const token = new AccessToken(livekit.key, livekit.secret, { identity: email, ttl: room.max_duration_minutes * 60 });
  token.addGrant({ room: room.room_name, roomJoin: true });
  return ok({
    token: await token.toJwt(),
    url: livekit.url,
    room_name: room.room_name,
    max_duration_minutes: room.max_duration_minutes,
  });
}
