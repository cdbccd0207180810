/** An answer of the fake, before it is written to the wire: an object is sent as JSON, a string as it is. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Whether the connection is closed after it, although nothing in it says so. */
  readonly closes?: boolean;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** FastAPI's HTTPException: `detail` is a sentence. */
export const refusal = (status: number, detail: string, headers = {}): Answer => ({
  status,
  headers,
  body: { detail },
});

export interface Complaint {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  /** Newer versions of FastAPI echo what was sent. */
  readonly input?: unknown;
}

/** FastAPI's validation error: `detail` is an array. */
export const invalid = (...complaints: Complaint[]): Answer => ({ status: 422, body: { detail: complaints } });

/** What Python writes of a body: it fails at half a character, wherever it stands. */
export const okIfReadable = (body: unknown): Answer => (isReadable(body) ? ok(body) : crash);

function isReadable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(isReadable);
}

/** Plain text, as a server or a proxy answers that does not get as far as the application. */
export const plain = (status: number, body: string, headers = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
});

/** What FastAPI's server answers when the application throws; it closes the connection then. */
export const crash: Answer = { ...plain(500, 'Internal Server Error'), closes: true };

/** What a proxy in front of the server answers when it gets nothing from it: a page. */
export const gatewayPage = (status: number, title: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
});
