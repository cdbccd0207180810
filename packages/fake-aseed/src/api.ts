import formats from 'ajv-formats';
import { OpenAPIBackend, type Context, type Handler, type UnknownParams } from 'openapi-backend';
import { invalid, refusal } from './answers.ts';
import { apiRoot, contract, operationIds } from './contract.ts';
import { checkLink, joinRoom } from './operations/onLinks.ts';
import { listProjects } from './operations/onProjects.ts';
import { getRecord, getRecordsMeta } from './operations/onRecords.ts';
import { cancelRoom, createRooms, getRoom, listRooms, updateRoom, type Filter } from './operations/onRooms.ts';
import type { RoomChanges } from './roomChanges.ts';
import type { RoomSettings } from './rooms.ts';
import type { State } from './state.ts';
import { validationErrors } from './validationErrors.ts';

type Guarded = Context<unknown, UnknownParams, UnknownParams, { authorization?: string }>;

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
    ignoreTrailingSlashes: false,
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

type OnRoom<Body = unknown> = Context<Body, { room_id: string }>;
type OnLink<Body = unknown> = Context<Body, { access_token: string }>;

/** What each operation of the contract does, by its name. */
const operations = (state: State) =>
  ({
    listProjects: () => listProjects(state),
    createRooms: ({ request }: Context<RoomSettings>, extraRooms: number) =>
      createRooms(state, request.requestBody, extraRooms),
    listRooms: ({ request }: Context<unknown, UnknownParams, Filter>) => listRooms(state, request.query),
    getRoom: ({ request }: OnRoom) => getRoom(state, request.params.room_id),
    updateRoom: ({ request }: OnRoom<RoomChanges>) => updateRoom(state, request.params.room_id, request.requestBody),
    cancelRoom: ({ request }: OnRoom) => cancelRoom(state, request.params.room_id),
    checkLink: ({ request }: OnLink) => checkLink(state, request.params.access_token),
    joinRoom: ({ request }: OnLink<{ email: string }>) =>
      joinRoom(state, request.params.access_token, request.requestBody.email),
    getRecord: ({ request }: Context<unknown, { rec_id: string }>) => getRecord(state, request.params.rec_id),
    getRecordsMeta: ({ request }: Context<unknown, UnknownParams, { ids: string }>) =>
      getRecordsMeta(state, request.query.ids),
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
