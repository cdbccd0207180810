import type { Endpoint } from '../api/endpoint.ts';
import type { Fields, Inputs, RequestOf } from '../api/inputs.ts';
import { hostOfLink } from '../api/inviteLink.ts';
import { readUrl } from '../api/url.ts';
import { call, type Caller } from '../call/call.ts';
import { checkEach, checkInputs } from '../call/checkInputs.ts';
import { connectionFor } from '../call/connectionFor.ts';
import { AseedError } from '../errors/AseedError.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { sendCalls, type Outcome, type Sender } from './sendCalls.ts';

/** What the core needs of the platform that it runs on: what one call needs, and what sending many does. */
export type Client = Caller & Sender;

/**
 * Calls an endpoint for each of many items and gives what became of each, in their order. All are checked before the first
 * call; what could not even be read is given as the error that says so. With `goOn` the others go on when one fails.
 */
export async function callForEach<I extends Inputs, A>(
  client: Client,
  endpoint: Endpoint<I, A>,
  items: readonly (Fields | AseedError)[],
  { goOn }: { readonly goOn: boolean },
): Promise<Outcome<A>[]> {
  const checked = await checkEach(endpoint, items, goOn);
  return sendCalls(client, [...checked.entries()], goOn, async ([place, request]) =>
    request instanceof AseedError ? { error: request } : outcomeOf(client, endpoint, request, items[place]),
  );
}

/** Calls an endpoint for one set of fields and gives its answer. Throws the AseedError that it met last. */
export async function callOnce<I extends Inputs, A>(
  client: Client,
  endpoint: Endpoint<I, A>,
  fields: Fields,
): Promise<A> {
  const request = checkInputs(endpoint, fields);
  const [outcome] = await sendCalls(client, [request], true, () => outcomeOf(client, endpoint, request, fields));
  if (outcome?.value === undefined) throw outcome?.error ?? new TypeError('A call has an outcome.');
  return outcome.value;
}

/** What a call that gives all or nothing brought. */
async function outcomeOf<I extends Inputs, A>(
  client: Client,
  endpoint: Endpoint<I, A>,
  request: RequestOf<I>,
  fields: Fields | AseedError | undefined,
): Promise<Outcome<A>> {
  const value = await valueOrError(() => call(client, endpoint, request));
  if (!(value instanceof AseedError)) return { value };
  return { error: value instanceof NotFoundError ? withHosts(value, fields, hostOf(client, endpoint)) : value };
}

/** Names both servers where a link that was filled in leads to another one than was asked. */
function withHosts(
  error: NotFoundError,
  fields: Fields | AseedError | undefined,
  asked: string | undefined,
): NotFoundError {
  const filled = fields instanceof AseedError ? undefined : fields?.[error.field ?? ''];
  const itsHost = typeof filled === 'string' ? hostOfLink(filled) : undefined;
  return itsHost && asked && itsHost !== asked ? error.ofLinkTo(itsHost, asked) : error;
}

function hostOf({ connection }: Client, endpoint: Endpoint): string | undefined {
  return readUrl(connectionFor(endpoint, connection).baseUrl)?.host;
}
