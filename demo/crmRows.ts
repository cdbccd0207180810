import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { crmKey } from './crm.ts';
import { startLoopbackServer, type LoopbackServer } from './loopbackServer.ts';

/** What a workflow has written into the row of a contact, and how often. */
export interface CrmRow {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly times: number;
}

/** The side of the CRM that workflows write to: `PATCH /contacts/<e-mail>` with what is to stand in the row. */
export interface CrmRows extends LoopbackServer {
  /** The rows that were written, by the contact's e-mail address. */
  readonly rows: ReadonlyMap<string, CrmRow>;
}

/** Starts it on loopback, on a free port. It knows its contacts, and who calls. */
export async function startCrmRows(emails: readonly string[]): Promise<CrmRows> {
  const known = new Set(emails);
  const rows = new Map<string, CrmRow>();
  const server = await startLoopbackServer(async (request, response) => {
    const email = decodeURIComponent(request.url?.replace(/^\/contacts\//, '') ?? '');
    const fields: unknown = await json(request).catch(() => undefined);
    const status = statusFor(request, email, fields);
    if (status === 200 && isObject(fields)) {
      const before = rows.get(email);
      rows.set(email, { fields: { ...before?.fields, ...fields }, times: (before?.times ?? 0) + 1 });
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ status }));
  });
  const statusFor = ({ method, headers }: IncomingMessage, email: string, fields: unknown): number => {
    if (headers[crmKey.name.toLowerCase()] !== crmKey.value) return 401;
    if (method !== 'PATCH' || !known.has(email)) return 404;
    return isObject(fields) ? 200 : 400;
  };
  return { ...server, rows };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
