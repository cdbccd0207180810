import { setTheStage, type Stage } from '../../demo/demo.ts';
import { anyFreePort } from '../../demo/settings.ts';
import { signIn, type Signed } from './signIn.ts';

/** A real n8n with the packed node and the example workflows, as somebody who is signed in sees it. */
export interface SignedIn extends Stage, Signed {
  end(): Promise<void>;
}

/** Throws what keeps it from starting, after it has ended what had started: else nothing would let the tests exit. */
export async function startN8n(): Promise<SignedIn> {
  const ends: (() => unknown)[] = [];
  const end = async () => {
    for (const step of ends.splice(0).reverse()) await step();
  };
  try {
    const ports = {
      n8n: await anyFreePort(),
      inbox: await anyFreePort(),
      smtp: await anyFreePort(),
      aseed: await anyFreePort(),
    };
    const stage = await setTheStage(
      ports,
      () => undefined,
      (step) => ends.push(step),
    );
    return { ...stage, ...(await signIn(stage.n8n)), end };
  } catch (error) {
    await end();
    throw error;
  }
}
