/** What a person filled in to connect: checked at each call, so that a slip there fails like any other wrong input. */
export interface ConnectionFields {
  readonly baseUrl: unknown;
  /** Whether a base URL may be http:, where everybody on the way can read along. This machine's own address always may. */
  readonly allowHttp?: unknown;
  /** Left out where only public endpoints are called. */
  readonly apiToken?: unknown;
}

/** Where a call goes, and with which token if with any. */
export interface Connection {
  /** With no slash at its end. */
  readonly baseUrl: string;
  readonly apiToken?: string;
}
