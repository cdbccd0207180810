import type { Document } from 'openapi-backend';
import createRooms from '../../../test/contract/create-rooms.json' with { type: 'json' };
import joinRoom from '../../../test/contract/join-room.json' with { type: 'json' };
import listRooms from '../../../test/contract/list-rooms.json' with { type: 'json' };

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
const documents: readonly Described[] = [joinRoom, listRooms, createRooms];

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

/** The contract's operation ids, by the name of the operation: that with which an id begins, in camel case. */
export const operationIds: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(contractPaths)
    .flatMap((operations) => Object.values(operations))
    .map(({ operationId }) => [nameOf(operationId), operationId]),
);

/** FastAPI makes an id of the function's name, the path and the method. */
function nameOf(operationId: string): string {
  const [name = ''] = operationId.split('_api_');
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
