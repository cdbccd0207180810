/** An answer of the fake, before it is written to the wire: an object is sent as JSON, a string as it is. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
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

/** What FastAPI's server answers when the application throws: plain text. */
export const crash: Answer = {
  status: 500,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Internal Server Error',
};
