import { asJson, changing, changingEach, cutOff, half, having, without, type Fields } from './alterations.ts';
import { crash, gatewayPage, invalid, ok, plain, refusal, type Answer } from './answers.ts';

/** What goes wrong with a call. Faults combine by spreading: `{ ...faults.serverError, isCarriedOut: true }`. */
export interface Fault {
  /** How many milliseconds to wait before anything is done. The rest happens even if the client gives up meanwhile. */
  readonly delayMs?: number;
  /** Whether the call is carried out although `answer` stands for its own answer, so that rooms are made that it does not tell of. */
  readonly isCarriedOut?: boolean;
  /** How many rooms more than asked for a create really makes. */
  readonly extraRooms?: number;
  /**
   * What is answered instead: an answer, or one made from the server's time in milliseconds; the connection closed without
   * one; or nothing ever, on a connection that stays open.
   */
  readonly answer?: Answer | ((now: number) => Answer) | 'close' | 'silence';
  /** Without `answer`: carries the call out and changes what it answers. */
  readonly alter?: (proper: Answer) => Answer;
  /** Over how many milliseconds the body drips in small pieces, after status and headers have come at once. */
  readonly dripMs?: number;
}

const rateLimit = (headers = {}) => refusal(429, 'Too Many Requests', headers);

const fiveMegabytes = () => 'x'.repeat(5 * 1024 * 1024);
const padded = having(() => ({ padding: fiveMegabytes() }));
const extended = having(() => ({ mood: 'curious', recording: { state: 'none', parts: [1, 2] } }));

/** What a project, a record or a check of a link may lack. */
const optional = ['research_goals', 'interview_guide', 'owner_email', 'qa_report', 'project_name', 'expires_at'];

/** The first room alone, so that one answer grows by one padding. */
const paddedFirst = ([first, ...others]: readonly Fields[]) => (first ? [padded(first), ...others] : []);

/**
 * The faults by name, as `POST /faults` takes them. Those that change a proper answer leave a refusal as it is, and an
 * answer that has nothing of the kind: a join has no rooms, an empty list no fields.
 */
export const faults = {
  latency: { delayMs: 500 },

  invalid: {
    answer: invalid({ type: 'value_error', loc: ['body', 'language'], msg: 'Value error, unknown language' }),
  },
  rateLimited: { answer: rateLimit({ 'retry-after': '7' }) },
  /** Two seconds on, as a date by the server's clock. */
  rateLimitedUntil: { answer: (now) => rateLimit({ 'retry-after': new Date(now + 2000).toUTCString() }) },
  rateLimitedBare: { answer: rateLimit() },
  rateLimitedAbsurd: { answer: rateLimit({ 'retry-after': 'soon, perhaps' }) },
  rateLimitedForDays: { answer: rateLimit({ 'retry-after': '999999' }) },

  serverError: { answer: crash },
  badGateway: { answer: gatewayPage(502, 'Bad Gateway') },
  unavailable: { answer: plain(503, 'Service Unavailable') },
  unavailableFor: { answer: plain(503, 'Service Unavailable', { 'retry-after': '2' }) },
  gatewayTimeout: { answer: gatewayPage(504, 'Gateway Time-out') },
  /** To an origin that nobody has. */
  redirect: { answer: plain(307, '', { location: 'https://elsewhere.example/custdev' }) },
  /** Nothing is made. */
  hugePage: { answer: () => ({ status: 200, body: `<!doctype html><title>Welcome</title><p>${fiveMegabytes()}` }) },

  closedBefore: { answer: 'close' },
  closedAfter: { isCarriedOut: true, answer: 'close' },
  silentBefore: { answer: 'silence' },
  silentAfter: { isCarriedOut: true, answer: 'silence' },
  slowDrip: { dripMs: 3000 },

  invalidJson: { alter: cutOff },
  emptyBody: { isCarriedOut: true, answer: { status: 200, headers: asJson, body: '' } },
  emptyObject: { isCarriedOut: true, answer: ok({}) },

  /** Half of the rooms are missing in what a create or a listing answers. */
  fewerRooms: { alter: changing({ rooms: half }) },
  /** For a create only. */
  fewerMade: { extraRooms: -1 },
  /** For a create only. */
  moreRooms: { extraRooms: 1 },
  /** A join answers nothing optional. */
  lacksOptional: { alter: changingEach(without('expires_at'), undefined, without(...optional)) },
  /** A join lacks the address of its LiveKit server, anything but a room its status. */
  lacksRequired: { alter: changingEach(without('access_token'), without('url'), without('status')) },
  /** The invite link; only rooms have one. */
  lacksLink: { alter: changingEach(without('url')) },
  unknownFields: { alter: changingEach(extended, extended, extended) },
  nullForString: {
    alter: changingEach(
      having(() => ({ room_name: null })),
      having(() => ({ token: null })),
      having(() => ({ status: null })),
    ),
  },
  /** A valid answer. */
  hugeBody: { alter: changing({ rooms: paddedFirst, joined: padded, others: paddedFirst }) },
} satisfies Record<string, Fault>;
