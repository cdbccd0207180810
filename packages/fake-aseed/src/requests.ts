import type { Request } from 'express';
import type { OpenAPIBackend } from 'openapi-backend';
import { isOperation, type Operation } from './api.ts';
import { operationIds } from './contract.ts';

/** A request as it arrived. */
export interface RecordedRequest {
  readonly operation: Operation | undefined;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A path as the server looks at it: uvicorn decodes it first, so that an encoded slash parts segments like any other. */
export function pathAsRead(path: string): string {
  return path.replace(/%2f/gi, '/');
}

export function record(api: OpenAPIBackend, { method, originalUrl, headers, body }: Request): RecordedRequest {
  const id = api.matchOperation({ method, path: pathAsRead(originalUrl), headers: {} })?.operationId;
  const operation = Object.keys(operationIds)
    .filter(isOperation)
    .find((name) => operationIds[name] === id);
  return { operation, method, path: originalUrl, headers, body: typeof body === 'string' ? body : '' };
}
