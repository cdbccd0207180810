import type { OpenAPIBackend } from 'openapi-backend';
import type { Answer } from './answers.ts';
import { contractPaths } from './contract.ts';

/**
 * FastAPI's way with a path that there is only with a slash at its end, or only without: it redirects there, whatever the method,
 * and before it looks at a token. Takes the path with its query. Nothing for any other path.
 */
export function slashRedirect(api: OpenAPIBackend, given: string, host: string): Answer | undefined {
  const [path = '', ...query] = given.split('?');
  const other = path.endsWith('/') ? path.replace(/\/+$/, '') : `${path}/`;
  if (isKnown(api, path) || !isKnown(api, other)) return undefined;
  return { status: 307, headers: { location: `http://${host}${[other, ...query].join('?')}` }, body: '' };
}

const methods = [...new Set(Object.values(contractPaths).flatMap((operations) => Object.keys(operations)))];

function isKnown(api: OpenAPIBackend, path: string): boolean {
  return methods.some((method) => api.matchOperation({ method, path, headers: {} }) !== undefined);
}
