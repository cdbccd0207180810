import type { Document } from 'openapi-backend';
import cancelRoom from '../../../test/contract/cancel-room.json' with { type: 'json' };
import checkLink from '../../../test/contract/check-link.json' with { type: 'json' };
import createRooms from '../../../test/contract/create-rooms.json' with { type: 'json' };
import getRecord from '../../../test/contract/get-record.json' with { type: 'json' };
import getRecordsMeta from '../../../test/contract/get-records-meta.json' with { type: 'json' };
import getRoom from '../../../test/contract/get-room.json' with { type: 'json' };
import joinRoom from '../../../test/contract/join-room.json' with { type: 'json' };
import listProjects from '../../../test/contract/list-projects.json' with { type: 'json' };
import listRooms from '../../../test/contract/list-rooms.json' with { type: 'json' };
import updateRoom from '../../../test/contract/update-room.json' with { type: 'json' };

export const apiRoot = '/custdev';

/** What of an operation's description is looked at here and in tests. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly required: boolean }[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: { readonly $ref: string } } };
  };
}

type Paths = Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
type Schemas = Readonly<Record<string, { readonly properties: object; readonly required?: readonly string[] }>>;

interface Described {
  readonly paths: Paths;
  readonly components?: { readonly schemas: Schemas };
}

/** One document for each operation, as Aseed publishes them. Of equal names the later counts. */
const documents: readonly Described[] = [
  joinRoom,
  checkLink,
  listRooms,
  getRoom,
  updateRoom,
  cancelRoom,
  listProjects,
  getRecord,
  getRecordsMeta,
  createRooms,
];

/** The operations, by path and method. */
export const contractPaths = documents
  .flatMap((document) => Object.entries(document.paths))
  .reduce<Paths>((merged, [path, operations]) => ({ ...merged, [path]: { ...merged[path], ...operations } }), {});

/** The schemas, by name. */
export const contractSchemas = documents.reduce<Schemas>(
  (merged, { components }) => ({ ...merged, ...components?.schemas }),
  {},
);

const schemas: object = contractSchemas;

/** The documents as one. TypeScript takes the words of a JSON file for any text, so it is told what they are. */
export const contract = {
  ...createRooms,
  paths: contractPaths,
  components: { ...createRooms.components, schemas },
} as Document;

/** Aseed's name of an operation, where it is called otherwise here: by what people do, in the words that they see. */
const ownNames: Readonly<Record<string, string>> = {
  getProjects: 'listProjects',
  deleteRoom: 'cancelRoom',
  getRoomInfo: 'checkLink',
  getDetailedRecord: 'getRecord',
  getRecordsMetaBatch: 'getRecordsMeta',
};

/** The contract's operation ids, by the name that the operation has here. */
export const operationIds: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(contractPaths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId }]) => {
      const name = nameOf(operationId, path, method);
      return [ownNames[name] ?? name, operationId];
    }),
  ),
);

/** Aseed's name in camel case: FastAPI makes an id of the function's name, the path and the method, with _ for other signs. */
function nameOf(operationId: string, path: string, method: string): string {
  const ending = `${path.replace(/\W/g, '_')}_${method}`;
  if (!operationId.endsWith(ending)) throw new Error(`FastAPI would not give ${method} ${path} the id ${operationId}.`);
  return operationId.slice(0, -ending.length).replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
