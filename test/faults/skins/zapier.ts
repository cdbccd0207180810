import { everythingIn } from '@aseed/n8n-engine';
import { idOf, mostRooms } from '@aseed/shared';
import { testWith } from '../../../packages/zapier-app/src/authentication.ts';
import { performWith as createWith } from '../../../packages/zapier-app/src/creates/createRooms.ts';
import { performWith as joinWith } from '../../../packages/zapier-app/src/creates/joinRoom.ts';
import { failureOf, run } from '../../../packages/zapier-app/test/zap.ts';
import { planted } from '../planted.ts';
import { done, limits, projectId, type Seen, type Skin } from './skin.ts';

/** As in the product, Zapier runs a step again by itself: a step is not to wait. */
const zapierLimits = { ...limits, patienceMs: 0 };

/** The app in Zapier's own engine. */
export const zapier: Skin = {
  name: 'Zapier',
  waits: false,
  deliversInPart: true,
  rooms: { atLeast: 0, atMost: mostRooms.perCall },
  run: {
    create: ({ fake, baseUrl }, rooms) => {
      const step = run(createWith(zapierLimits), fake, { project_id: projectId, count: rooms }, { baseUrl });
      return seenOf(step, (made) => ({
        delivered: made.rooms.map(idOf),
        message: made.warnings,
        everything: '',
      }));
    },
    join: ({ fake, baseUrl, inviteLink }) =>
      seenOf(
        run(joinWith(zapierLimits), fake, { invite_link: inviteLink, email: planted.email }, { baseUrl }),
        () => done,
      ),
    test: ({ fake, baseUrl }) => seenOf(run(testWith(zapierLimits), fake, {}, { baseUrl }), () => done),
  },
};

async function seenOf<T>(step: Promise<T>, read: (result: T) => Seen): Promise<Seen> {
  const outcome = await step.then(read, (error: unknown) => ({ error }));
  if (!('error' in outcome)) return outcome;
  const { name, message } = await failureOf(step);
  const [sentences = ''] = message.split('\nWhat happened:');
  return { delivered: [], message: `${name}: ${sentences}`, everything: withoutInput(everythingIn(outcome.error)) };
}

/** Zapier writes what the user filled in into its errors itself, a line under "What happened:". */
function withoutInput(text: string): string {
  return text.replace(/^.*inputData.*$/gm, '');
}
