import { startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import { expectedOf, type Expected } from './expected.ts';
import type { FaultRow } from './faultRows.ts';
import { sum, type Tried } from './operations.ts';
import { planted } from './planted.ts';
import { projectId, type Seen, type Skin } from './skins/skin.ts';

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

/** A cell that can be run. Undefined where a skin has no such operation, or the fault does not concern it. */
export function cellOf(row: FaultRow, tried: Tried, skin: Skin): (() => Promise<Cell>) | undefined {
  const run = skin.run[tried.kind];
  const expected = expectedOf(row, tried, skin);
  const asked = sum(tried.calls);
  const { atLeast, atMost } = skin.rooms;
  if (!run || !expected || asked < atLeast || asked > atMost) return undefined;
  return async () => {
    const fake = await startFakeAseed({ apiToken: planted.apiToken });
    try {
      const inviteLink = tried.kind === 'create' ? '' : await roomToJoin(fake);
      const callsBefore = fake.requests.length;
      const roomsBefore = fake.rooms.length;
      await row.arrange(fake, tried);
      const seen = await run({ fake, baseUrl: row.baseUrl?.(fake) ?? fake.baseUrl, inviteLink }, asked);
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
      return { ...cell, problems: [...promisesBroken(cell, seen, fake), ...differences(cell, expected)] };
    } finally {
      await fake.close();
    }
  };
}

/** What holds whatever the fault: nothing is lost, nothing doubled, nothing given away. */
function promisesBroken(cell: Omit<Cell, 'problems'>, seen: Seen, fake: FakeAseed): string[] {
  const { asked, made, delivered, reported, fault, message, operation } = cell;
  const isCreate = operation.startsWith('create');
  const isTold = delivered + reported === made || /not known: .*Looking for its rooms failed too/.test(message);
  const secrets = [planted.apiToken, planted.email, ...fake.rooms.map((room) => room.access_token)];
  const given = secrets.find((secret) => `${seen.everything} ${message}`.includes(secret));
  return [
    ...(isCreate && made > asked && !fault.startsWith('one room more') ? ['more rooms than asked for'] : []),
    ...(isCreate && !isTold ? [`${made - delivered - reported} rooms neither delivered nor reported`] : []),
    ...(new Set(seen.delivered).size < delivered ? ['a room delivered twice'] : []),
    ...(given === undefined ? [] : [`gives away ${given}`]),
    ...(/[{[]"|<html|Bad request/i.test(message) ? ['shows raw JSON, a page, or "Bad request"'] : []),
  ];
}

function differences(cell: Omit<Cell, 'problems'>, { made, delivered, calls, says }: Expected): string[] {
  if (cell.isByChance) return [];
  return [
    ...(cell.made === made ? [] : [`made ${cell.made}, not ${made}`]),
    ...(cell.delivered === delivered ? [] : [`delivered ${cell.delivered}, not ${delivered}`]),
    ...(cell.calls === calls ? [] : [`${cell.calls} calls, not ${calls}`]),
    ...((says ? says.test(cell.message) : cell.message === '') ? [] : [`says "${cell.message.slice(0, 150)}"`]),
  ];
}

/** Makes a room over HTTP and gives its invite link. */
async function roomToJoin({ baseUrl, apiToken, rooms }: FakeAseed): Promise<string> {
  await fetch(`${baseUrl}/api/interviews/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiToken}` },
    body: JSON.stringify({ project_id: projectId, count: 1 }),
  });
  return rooms[0]?.url ?? '';
}
