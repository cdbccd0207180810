import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { crmKey } from './crm.ts';

/** What a workflow has written into the row of a contact, and how often. */
export interface CrmRow {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly times: number;
}

/** The side of the CRM that workflows write to: `PATCH /contacts/<e-mail>` with what is to stand in the row. */
export interface CrmRows {
  readonly origin: string;
  /** The rows that were written, by the contact's e-mail address. */
  readonly rows: ReadonlyMap<string, CrmRow>;
  close(): Promise<unknown>;
}

/** Starts it on loopback, on a free port. It knows its contacts, and who calls. */
export async function startCrmRows(emails: readonly string[]): Promise<CrmRows> {
  const known = new Set(emails);
  const rows = new Map<string, CrmRow>();
  const server = createServer(async (request, response) => {
    const email = decodeURIComponent(request.url?.replace(/^\/contacts\//, '') ?? '');
    const isAllowed = request.headers[crmKey.name.toLowerCase()] === crmKey.value;
    const fields: unknown = await json(request).catch(() => undefined);
    const status = !isAllowed
      ? 401
      : !known.has(email) || request.method !== 'PATCH'
        ? 404
        : isObject(fields)
          ? 200
          : 400;
    if (status === 200 && isObject(fields)) {
      const before = rows.get(email);
      rows.set(email, { fields: { ...before?.fields, ...fields }, times: (before?.times ?? 0) + 1 });
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ status }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    origin: `http://127.0.0.1:${port}`,
    rows,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
