import { startFakeAseed, untilStall, type FakeAseed } from '@aseed/fake-aseed';
import type { Clock } from '@aseed/shared';
import { expectedOf, isJudgedByTruth, type Expected } from './expected.ts';
import type { CreateFate, FaultRow } from './faultRow.ts';
import { sum, type Tried } from './operations.ts';
import { planted } from './planted.ts';
import { untruths } from './untruths.ts';
import { projectId, sentencesIn, type Seen, type Skin, type Where } from './skins/skin.ts';

/** One fault, met by one operation in one skin: what came of it. */
export interface Cell {
  readonly fault: string;
  readonly operation: string;
  readonly skin: string;
  readonly asked: number;
  readonly made: number;
  readonly delivered: number;
  /** Rooms that were not delivered, but whose ids the user reads. */
  readonly reported: number;
  readonly calls: number;
  readonly message: string;
  /** Whether its numbers differ from run to run. */
  readonly isByChance: boolean;
  /** What is not as it has to be; empty for a green cell. */
  readonly problems: readonly string[];
}

type Outcome = Omit<Cell, 'problems'>;

/** A cell that can be run. Undefined where a skin has no such operation, or the fault does not concern it. */
export function cellOf(row: FaultRow, tried: Tried, skin: Skin): (() => Promise<Cell>) | undefined {
  const run = skin.run[tried.kind];
  const expected = expectedOf(row, tried, skin);
  const asked = sum(tried.calls);
  const { atLeast, atMost } = skin.rooms;
  const isTried = expected !== undefined || (isJudgedByTruth(tried) && isMetBy(row, skin));
  if (!run || !isTried || asked < atLeast || asked > atMost) return undefined;
  return async () => {
    const nowMs = Date.now();
    const fake = await startFakeAseed({ apiToken: planted.apiToken, now: () => nowMs });
    try {
      const { inviteLink = '', roomId = '' } = tried.kind === 'create' ? {} : await roomToJoin(fake);
      if (isAfterwards(tried)) fake.play(roomId, 'finish', {});
      const callsBefore = fake.requests.length;
      const roomsBefore = fake.rooms.length;
      await row.arrange(fake, tried);
      const baseUrl = row.baseUrl?.(fake) ?? fake.baseUrl;
      const seen = await run(
        { fake, baseUrl, inviteLink, roomId, clock: clockFor(row, fake), fields: row.fields ?? {} },
        asked,
      );
      const made = fake.rooms.slice(roomsBefore).map(({ id }) => id);
      const calls = fake.requests.slice(callsBefore).filter(({ operation }) => operation === tried.operation).length;
      const reported = made.filter((id) => !seen.delivered.includes(id) && seen.message.includes(id));
      const cell = {
        fault: row.name,
        operation: tried.name,
        skin: skin.name,
        asked,
        made: made.length,
        delivered: seen.delivered.length,
        reported: reported.length,
        calls,
        message: seen.message,
        isByChance: skin.isByChance ?? false,
      };
      const problems = [
        ...promisesBroken(cell, row.create),
        ...roomsOfOthers(tried, seen, made),
        ...givenAway(seen, fake),
        ...unfitSentences(seen),
        ...(expected
          ? differences(cell, expected)
          : untruths(
              tried,
              seen,
              fake.rooms.find(({ id }) => id === roomId),
            )),
      ];
      return { ...cell, problems };
    } finally {
      await fake.close();
    }
  };
}

/** Whether it is about an interview that is over. */
function isAfterwards({ kind }: Tried): boolean {
  return kind === 'result' || kind === 'transcripts' || kind === 'wait';
}

/** No clock runs, so that no cell depends on how busy the machine is. */
function clockFor({ isTimedOut }: FaultRow, fake: FakeAseed): Where['clock'] {
  const unhurried: Clock['within'] = (_ms, work) => work(new AbortController().signal);
  return {
    now: fake.now,
    sleep: async () => undefined,
    random: () => 0,
    within: isTimedOut ? untilStall(fake) : unhurried,
  };
}

/** What holds whatever the fault: nothing is doubled, and nothing is lost unless the server itself was. */
function promisesBroken({ asked, made, delivered, reported, operation, message }: Outcome, fate: CreateFate): string[] {
  const isCreate = operation.startsWith('create');
  const lost = made - delivered - reported;
  const mayBeLost = fate === 'open: made, no look possible' || fate === 'open: made, not listed';
  return [
    ...(isCreate && made > asked && fate !== 'one more made' ? ['more rooms than asked for'] : []),
    ...(isCreate && lost > 0 && !mayBeLost ? [`${lost} rooms neither delivered nor reported`] : []),
    ...(/[{[]"|<html|Bad request/i.test(message) ? ['shows raw JSON, a page, or "Bad request"'] : []),
  ];
}

function roomsOfOthers({ kind }: Tried, { delivered }: Seen, made: readonly string[]): string[] {
  if (kind !== 'create') return [];
  return [
    ...(delivered.every((id) => made.includes(id)) ? [] : ['a room that was not made for this']),
    ...(new Set(delivered).size < delivered.length ? ['a room delivered twice'] : []),
  ];
}

function givenAway({ everything, message }: Seen, { rooms }: FakeAseed): string[] {
  const secrets = [...Object.values(planted), ...rooms.map((room) => room.access_token)];
  return secrets
    .filter((secret) => `${everything} ${message}`.includes(secret))
    .map((secret) => `gives away ${secret}`);
}

/** What to do is said in one of these words. */
const advice =
  /\b(ask|check|correct|create|fill|look|open|put|report|retry|run|set|show|tell|top up|try|update|use|replay|choose|cancel)\b|by itself/i;

/** Zapier shows what happened and what to do as one text. */
const longest = { alone: 300, together: 600 };

function unfitSentences({ sentences, hints, message }: Seen): string[] {
  const toDo = hints.length === 0 && message !== '' ? [message] : hints;
  return [
    ...[...sentences, ...hints]
      .filter(({ length }) => length > longest.alone)
      .map((long) => `${long.length} characters in "${long}"`),
    ...(sentencesIn(message).some(({ length }) => length > longest.together)
      ? ['a text of more than 600 characters']
      : []),
    ...toDo.filter((hint) => !advice.test(hint)).map((hint) => `does not say what to do: "${hint}"`),
  ];
}

function differences(cell: Outcome, { made, delivered, calls, says, isUncounted = false }: Expected): string[] {
  if (cell.isByChance) return [];
  return [
    ...(cell.made === made ? [] : [`made ${cell.made}, not ${made}`]),
    ...(cell.delivered === delivered ? [] : [`delivered ${cell.delivered}, not ${delivered}`]),
    ...(cell.calls === calls || isUncounted ? [] : [`${cell.calls} calls, not ${calls}`]),
    ...((says ? says.test(cell.message) : cell.message === '') ? [] : [`says "${cell.message.slice(0, 150)}"`]),
  ];
}

/** Whether a fault that concerns all operations can be tried: those of a create have no meaning for others. */
function isMetBy({ list, only, isTimedOut = false }: FaultRow, { hasClockOfItsOwn = false }: Skin): boolean {
  return list !== undefined && only === undefined && !(isTimedOut && hasClockOfItsOwn);
}

/** Makes a room over HTTP and gives its invite link and its id. */
async function roomToJoin({ baseUrl, apiToken, rooms }: FakeAseed): Promise<{ inviteLink?: string; roomId?: string }> {
  await fetch(`${baseUrl}/api/interviews/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiToken}` },
    body: JSON.stringify({ project_id: projectId, count: 1 }),
  });
  const [room] = rooms;
  return room ? { inviteLink: room.url, roomId: room.id } : {};
}
