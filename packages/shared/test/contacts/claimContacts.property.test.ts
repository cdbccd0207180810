import * as fc from 'fast-check';
import { idOf as nameOf, type Room } from '../../src/api/room.ts';
import { claimContacts, type Claim, type ClaimRules } from '../../src/contacts/claimContacts.ts';
import type { ContactResult } from '../../src/contacts/contactResult.ts';
import { keepMeanwhile } from '../../src/contacts/keepMeanwhile.ts';
import { keepRooms } from '../../src/contacts/keepRooms.ts';
import { MemoryStore, type Between } from './memoryStore.ts';

const leaseMs = 10 * 60 * 1000;
const contacts = ['ana', 'ben', 'cho'];

/** One delivery: which contacts it is for, and after how many steps its process dies, if it does. */
interface Delivery {
  readonly contacts: readonly string[];
  readonly diesAfter: number;
  /** How often the execution that died is tried again, each time with all that it had written down when it died. */
  readonly retries: number;
  /** Whether something else in it fails, so that it hands out nothing. */
  readonly fails: boolean;
}

interface Run extends Pick<Delivery, 'contacts' | 'fails'> {
  readonly token: string;
  /** The tokens of the tries before. */
  readonly earlier?: readonly string[];
}

/** A world in which runs handle contacts, and all that happened in it. */
class World {
  readonly store = new MemoryStore();
  readonly made: { contact: string; room: Room }[] = [];
  readonly handedOut: { contact: string; id: string; atMs: number; token: string }[] = [];
  readonly rules: ClaimRules;

  constructor(handsOut: boolean) {
    this.rules = { handsOut, leaseMs };
  }

  /** What a run does: it claims, makes what is missing, writes it down and hands it out. `journal` is what it knows when tried again. */
  async run({ token, earlier = [], contacts: wanted, fails }: Run, between: Between, journal: Map<string, Room>) {
    const store = this.store.asSeenBy(between);
    const claims = await claimContacts(store, { token, earlier }, wanted, this.rules);
    const unmade = wanted.filter((contact) => {
      const claim = claims.get(contact);
      return claim?.kind === 'mine' && !claim.room && !journal.has(contact);
    });
    const held = [...claims.values()].flatMap((claim) => (claim.kind === 'mine' && !claim.room ? [claim.row] : []));
    const clock = { now: () => this.store.nowMs };
    const { keep, written } = keepMeanwhile({ clock, store, token, leaseMs }, held);
    for (const contact of unmade) {
      await between('create');
      const room = { id: `room ${this.made.length + 1}` };
      this.made.push({ contact, room });
      journal.set(contact, room);
      if (contact !== unmade.at(-1)) keep([{ contact, room }]);
    }
    const own = await written();
    const results = wanted.map((contact): ContactResult => {
      const claim = claims.get(contact);
      if (claim?.kind !== 'mine') return { rooms: [] };
      const own = journal.get(contact);
      if (own) return { rooms: [own], isNew: true };
      return claim.room ? { rooms: [claim.room], isNew: false } : { rooms: [] };
    });
    const kept = await keepRooms({
      store,
      token,
      rules: this.rules,
      goOn: false,
      isHandedOut: !fails,
      standings: wanted.map((contact) => {
        const claim = claims.get(contact);
        return { contact, claim: claim?.kind === 'mine' ? { ...claim, ...own.get(contact) } : claim, isFirst: true };
      }),
      results,
    });
    for (const [place, contact] of wanted.entries()) {
      const room = kept[place]?.rooms[0];
      if (room && !fails) this.handedOut.push({ contact, id: nameOf(room), atMs: this.store.nowMs, token });
    }
    return claims;
  }
}

const anyDelivery: fc.Arbitrary<Delivery> = fc.record({
  contacts: fc.uniqueArray(fc.constantFrom(...contacts), { minLength: 1 }),
  diesAfter: fc.oneof({ weight: 2, arbitrary: fc.constant(Number.POSITIVE_INFINITY) }, fc.nat(14)),
  retries: fc.nat(2),
  fails: fc.boolean(),
});

/** Whatever order the steps of the deliveries come in, and whenever time passes in between. */
const anyWorld = fc.record({
  deliveries: fc.array(anyDelivery, { minLength: 2, maxLength: 5 }),
  pauses: fc.array(fc.constantFrom(1000, leaseMs / 2, leaseMs + 1, 2 * leaseMs), { maxLength: 3 }),
  scheduler: fc.scheduler(),
  handsOut: fc.boolean(),
});

/** Lets all of it happen, and then one more delivery of everybody, long after. Gives what became of each contact then. */
async function lived(
  world: World,
  { deliveries, pauses, scheduler }: typeof anyWorld extends fc.Arbitrary<infer T> ? T : never,
) {
  deliveries.forEach(({ diesAfter, retries, ...delivery }, place) => {
    const token = `run ${place}`;
    const journal = new Map<string, Room>();
    let steps = 0;
    const after =
      (name: string): Between =>
      (step) =>
        scheduler.schedule(Promise.resolve(), `${name}: ${step}`);
    let isDead = false;
    const die = () => {
      isDead = true;
      for (let number = 1; number <= retries; number += 1) {
        const again = { ...delivery, token: `${token} again ${number}`, earlier: [token] };
        void world.run(again, after(again.token), new Map(journal));
      }
    };
    const between: Between = async (step) => {
      steps += 1;
      if (steps > diesAfter && !isDead) die();
      if (!isDead) await after(token)(step);
      // Somewhere else in the run it may have died meanwhile.
      if (isDead) await new Promise<never>(() => undefined);
    };
    void world.run({ ...delivery, token }, between, journal);
  });
  for (const pause of pauses) {
    void scheduler.schedule(Promise.resolve(), `${pause / 1000} s pass`).then(() => (world.store.nowMs += pause));
  }
  await scheduler.waitIdle();
  world.store.nowMs += 2 * leaseMs;
  return world.run({ token: 'the last', contacts, fails: false }, async () => undefined, new Map());
}

test('whatever the order of their steps, and whoever dies, runs make one room for a contact, hand it to one, and forget nobody', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async (life) => {
      const world = new World(life.handsOut);
      const last = await lived(world, life);
      for (const contact of contacts) {
        const made = world.made.filter((room) => room.contact === contact);
        expect(made.length).toBeLessThanOrEqual(1);
        expect(world.store.roomsOf(contact).length).toBeLessThanOrEqual(1);
        expectOneAtATime(world, contact);
        if (life.deliveries.every(({ diesAfter }) => diesAfter === Number.POSITIVE_INFINITY))
          expect(world.handedOut.filter((room) => room.contact === contact).length).toBeGreaterThan(0);
        expectNotForgotten(
          last.get(contact),
          made.length > 0 && world.store.roomsOf(contact).length > 0,
          life.deliveries,
        );
      }
    }),
    { numRuns: 1500 },
  );
});

/** A room is handed out once; again only by a try of the same run, or after the lease, if its invite may never have been sent. */
function expectOneAtATime({ handedOut, rules }: World, contact: string): void {
  const times = handedOut.filter((room) => room.contact === contact);
  const runOf = (token = '') => token.replace(/ again.*/, '');
  const others = times.filter(({ token }, place) => place > 0 && runOf(token) !== runOf(times[place - 1]?.token));
  if (!rules.handsOut) expect(others).toEqual([]);
  for (const again of others) {
    const before = times[times.indexOf(again) - 1];
    expect(again.atMs - (before?.atMs ?? 0)).toBeGreaterThan(leaseMs);
  }
}

/** In the end a contact has its room, or it is named because somebody died while holding it. Nobody is busy for ever. */
function expectNotForgotten(claim: Claim | undefined, isRecorded: boolean, deliveries: readonly Delivery[]): void {
  const someoneDied = deliveries.some(({ diesAfter }) => Number.isFinite(diesAfter));
  expect(['mine', 'hasRoom', 'perhaps']).toContain(claim?.kind);
  if (isRecorded) expect(claim?.kind).not.toBe('perhaps');
  if (claim?.kind === 'perhaps') expect(someoneDied).toBe(true);
}
