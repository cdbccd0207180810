import { crmKey } from '../../demo/crm.ts';

/** What n8n answered to a delivery; a status of 0 is no answer. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Contact {
  readonly email: string;
}

/** Posts one contact, or a list of them, to a webhook, as a CRM does. Does not throw where n8n is gone. */
export type Deliver = (path: string, contacts: Contact | readonly Contact[]) => Promise<Answer>;

/** Longer than a worker may take for the largest delivery. */
const usualLongestMs = 120_000;

/** Delivers to an n8n, which may take so many milliseconds. */
export function delivererTo(origin: string, longestMs = usualLongestMs): Deliver {
  return async (path, contacts) => {
    try {
      const answer = await fetch(`${origin}/webhook/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [crmKey.name]: crmKey.value },
        body: JSON.stringify(contacts),
        signal: AbortSignal.timeout(longestMs),
      });
      return { status: answer.status, text: await answer.text() };
    } catch (error) {
      return { status: 0, text: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** Whether a CRM takes a delivery for done. */
export function isDone({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/**
 * Posts deliveries at the same time, and those that failed again, as a CRM does, until all are done or it gives up. Gives the answers
 * that were failures, and the last answer to each delivery.
 */
export async function deliverUntilDone(
  deliver: (contacts: readonly Contact[]) => Promise<Answer>,
  deliveries: readonly (readonly Contact[])[],
  tries: number,
): Promise<{ readonly failures: readonly Answer[]; readonly last: readonly Answer[] }> {
  const last: Answer[] = [];
  const failures: Answer[] = [];
  let left = deliveries.map((_, place) => place);
  for (let attempt = 0; attempt < tries && left.length > 0; attempt += 1) {
    await Promise.all(
      left.map(async (place) => {
        last[place] = await deliver(deliveries[place] ?? []);
      }),
    );
    left = left.filter((place) => !last[place] || !isDone(last[place]));
    failures.push(...left.flatMap((place) => last[place] ?? []));
  }
  return { failures, last };
}
