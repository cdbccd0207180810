import fc from 'fast-check';
import { createRooms } from '../../src/api/createRooms.ts';
import { keyOf } from '../../src/api/room.ts';
import { roomsIn, type PlannedCall } from '../../src/orders/callPlan.ts';
import {
  givenRooms,
  namedRooms,
  newJournal,
  openCalls,
  receivedRooms,
  surplusOf,
  type Journal,
} from '../../src/orders/journal.ts';
import { projectId } from '../clientOf.ts';

const second = 1000;

/** A call, by how many rooms came of it and whether others may exist; and whether a look after it takes them. */
const anyCall = fc.record({
  shares: fc.array(fc.record({ order: fc.nat(4), count: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  language: fc.constantFrom('de', 'en', undefined),
  received: fc.nat(22),
  isOpen: fc.boolean(),
  atMs: fc.nat(600 * second),
  isLookedFor: fc.constantFrom('not', 'named', 'adopted'),
});
type AnyCall = typeof anyCall extends fc.Arbitrary<infer C> ? C : never;

/** What a run of such calls writes down: too few rooms leave a call open, and looks concern all that is open then. */
function journalOf(calls: readonly AnyCall[]): Journal {
  const journal = newJournal();
  let made = 0;
  const room = () => ({ id: `room-${(made += 1)}` });
  for (const { shares, language, received, isOpen, atMs, isLookedFor } of calls) {
    const count = roomsIn(shares);
    const request = { project_id: projectId, count, ...(language && { language }) };
    const rooms = Array.from({ length: isOpen ? received % count : count + (received % 2) }, room);
    const times = { sentAtMs: atMs, endedAtMs: atMs + second };
    const planned: PlannedCall = { request, shares };
    journal.entries.push({ kind: 'call', ...planned, ...times, rooms, ...(isOpen && { open: 'Not known.' }) });
    const [open] = openCalls(journal);
    if (!open || isLookedFor === 'not') continue;
    const found = Array.from({ length: open.request.count }, room);
    const named = found.map(({ id }) => id);
    journal.entries.push({
      kind: 'look',
      calls: open.calls,
      named,
      ...(isLookedFor === 'adopted' && { adopted: found }),
    });
  }
  return journal;
}

const check = (property: (journal: Journal) => void) =>
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 8 }), (calls) => property(journalOf(calls))),
    { numRuns: 500 },
  );

const received = ({ entries }: Journal) =>
  entries.flatMap((entry) => (entry.kind === 'call' ? entry.rooms : (entry.adopted ?? []))).map((room) => keyOf(room));

test("every room that was received is one order's or surplus, and none is twice", () =>
  check((journal) => {
    const told = [...givenRooms(journal).map(({ room }) => keyOf(room)), ...surplusOf(journal)];
    expect(told.sort()).toEqual(received(journal).sort());
  }));

test('for each order, what was given and what is open are together what its calls asked for', () =>
  check((journal) => {
    const asked = journal.entries.flatMap((entry) => (entry.kind === 'call' ? entry.shares : []));
    const open = openCalls(journal).flatMap(({ shares }) => shares);
    for (const place of [0, 1, 2, 3, 4]) {
      const of = <T extends { order: number }>(all: readonly T[]) => all.filter(({ order }) => order === place);
      expect(of(givenRooms(journal)).length + roomsIn(of(open))).toBe(roomsIn(of(asked)));
    }
  }));

test('a call that is open asks for exactly what its shares miss, and has its own settings', () =>
  check((journal) => {
    for (const { request, shares, calls } of openCalls(journal)) {
      expect(request.count).toBe(roomsIn(shares));
      for (const place of calls) expect(journal.entries[place]).toMatchObject({ kind: 'call', open: 'Not known.' });
      const languages = calls.map((place) => {
        const entry = journal.entries[place];
        return entry?.kind === 'call' ? entry.request.language : 'none';
      });
      expect(new Set(languages)).toEqual(new Set([request.language]));
    }
  }));

test('what is read of a journal that was kept as JSON is the same, also where fields were left blank', () =>
  check((journal) => {
    const blank = Object.fromEntries(Object.keys(createRooms.inputs).map((key) => [key, undefined]));
    const withBlanks: Journal = {
      ...journal,
      entries: journal.entries.map((entry) =>
        entry.kind === 'call' ? { ...entry, request: Object.assign({ ...blank }, entry.request) } : entry,
      ),
    };
    const kept = JSON.parse(JSON.stringify(withBlanks)) as Journal;
    for (const read of [givenRooms, openCalls, surplusOf]) expect(read(kept)).toEqual(read(withBlanks));
  }));

test('another run takes no room that was received here, nor one that its user was told of', () =>
  check((journal) => {
    const known = new Set([...receivedRooms([journal]), ...namedRooms([journal])]);
    for (const id of received(journal)) expect(known).toContain(id);
    for (const { named } of openCalls(journal)) for (const id of named) expect(known).toContain(id);
  }));
