/** One HTTP request, complete: what a transport has to put on the wire and nothing else. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the call, however much of its answer is there. */
  readonly timeIsOver: AbortSignal;
}

/** What a server answered: any status, header names in lower case, the body as text. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** No answer came. `sent` says whether the server can have received the request: the core decides by it what may be repeated. */
export interface NoAnswer {
  readonly sent: 'nothing' | 'maybe';
  /** Why, as the system calls it: `ECONNREFUSED`, `ENOTFOUND`, … */
  readonly code: string;
}

/**
 * Sends one request and gives what came back. It never throws, follows no redirect, repeats nothing, and treats no status
 * as a failure.
 */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer | NoAnswer>;
