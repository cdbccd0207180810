import { createRequire } from 'node:module';
import { everythingIn } from '@aseed/n8n-engine';
import { idOf, mostRooms } from '@aseed/shared';
import { testWith } from '../../../packages/zapier-app/src/authentication.ts';
import { performWith as cancelWith } from '../../../packages/zapier-app/src/creates/cancelRoom.ts';
import { performWith as createWith } from '../../../packages/zapier-app/src/creates/createRooms.ts';
import { performWith as joinWith } from '../../../packages/zapier-app/src/creates/joinRoom.ts';
import { performWith as updateWith } from '../../../packages/zapier-app/src/creates/updateRoom.ts';
import { performWith as findResultWith } from '../../../packages/zapier-app/src/searches/findResult.ts';
import { performWith as findRoomWith } from '../../../packages/zapier-app/src/searches/findRoom.ts';
import { performWith as newRoomWith } from '../../../packages/zapier-app/src/triggers/newRoom.ts';
import { performWith as newTranscriptWith } from '../../../packages/zapier-app/src/triggers/newTranscript.ts';
import { failureOf, run } from '../../../packages/zapier-app/test/zap.ts';
import { planted } from '../planted.ts';
import {
  done,
  limitsFor,
  newName,
  nothingHappened,
  projectId,
  sentencesIn,
  type Seen,
  type Skin,
  type Where,
} from './skin.ts';

/** Zapier ends a process that has grown large, after 250 steps: the matrix runs more of them in one, beside n8n's engine. */
const constants: object = createRequire(import.meta.url)('zapier-platform-core/src/constants');
Object.assign(constants, { KILL_MIN_LIMIT: Number.POSITIVE_INFINITY });

/** As in the product, Zapier runs a step again by itself: a step is not to wait. */
const stepLimits = (where: Where) => ({ ...limitsFor(where), patienceMs: 0 });

/** The app in Zapier's own engine. */
export const zapier: Skin = {
  name: 'Zapier',
  waits: false,
  deliversInPart: true,
  rooms: { atLeast: 0, atMost: mostRooms.perCall },
  run: {
    create: (where, rooms) => {
      const { fake, baseUrl, fields } = where;
      const step = run(
        createWith(stepLimits(where)),
        fake,
        { project_id: projectId, count: rooms, ...fields },
        { baseUrl },
      );
      return seenOf(step, (made) => ({
        delivered: made.rooms.map(idOf),
        message: made.warnings,
        sentences: sentencesIn(made.warnings),
        hints: [],
        everything: '',
      }));
    },
    join: (where) => {
      const fields = { invite_link: where.inviteLink, email: planted.email };
      return seenOf(run(joinWith(stepLimits(where)), where.fake, fields, { baseUrl: where.baseUrl }), () => done);
    },
    get: (where) => foundBy(findRoomWith, where),
    result: (where) => foundBy(findResultWith, where),
    update: (where) => seenOf(stepOn(updateWith, where, { display_name: newName }), () => done),
    cancel: (where) => seenOf(stepOn(cancelWith, where), () => done),
    events: (where) => toldBy(newRoomWith, where),
    transcripts: (where) => toldBy(newTranscriptWith, where),
    test: (where) => seenOf(run(testWith(stepLimits(where)), where.fake, {}, { baseUrl: where.baseUrl }), () => done),
  },
};

type Step<T> = (limits: ReturnType<typeof stepLimits>) => Parameters<typeof run<T>>[0];

/** Runs a step that is about a room. */
function stepOn<T>(step: Step<T>, where: Where, fields: object = {}): Promise<T> {
  return run(step(stepLimits(where)), where.fake, { room_id: where.roomId, ...fields }, { baseUrl: where.baseUrl });
}

/** What a search is a miss for, a Zap goes on without. */
const missed: Seen = { ...done, delivered: [], message: 'Zapier finds nothing, and goes on: check the id.' };

function foundBy(search: Step<readonly unknown[]>, where: Where): Promise<Seen> {
  return seenOf(stepOn(search, where), (found) => (found.length > 0 ? done : missed));
}

/** What a trigger tells of. */
async function toldBy(trigger: Step<readonly unknown[]>, where: Where): Promise<Seen> {
  const once = () => run(trigger(stepLimits(where)), where.fake, {}, { baseUrl: where.baseUrl });
  const seen = (told: ReturnType<typeof once>) =>
    seenOf(told, (events) => (events.length > 0 ? done : nothingHappened));
  const first = await seen(once());
  // What is not known yet is told at the next poll.
  return first === nothingHappened ? seen(once()) : first;
}

async function seenOf<T>(step: Promise<T>, read: (result: T) => Seen): Promise<Seen> {
  const outcome = await step.then(read, (error: unknown) => ({ error }));
  if (!('error' in outcome)) return outcome;
  const { name, message } = await failureOf(step);
  const [sentences = ''] = message.split('\nWhat happened:');
  return {
    delivered: [],
    message: `${name}: ${sentences}`,
    sentences: [],
    hints: [],
    everything: withoutInput(everythingIn(outcome.error)),
  };
}

/** Zapier writes what the user filled in into its errors itself, a line under "What happened:". */
function withoutInput(text: string): string {
  return text.replace(/^.*inputData.*$/gm, '');
}
