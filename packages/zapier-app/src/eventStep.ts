import {
  AseedError,
  doOnce,
  failureFrom,
  recentEvents,
  toldOf,
  valueOrError,
  type EventKind,
  type JsonObject,
  type RoomEvent,
} from '@aseed/shared';
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Limits } from './limits.ts';
import { toZapierError } from './toZapierError.ts';
import { clientOn } from './transport.ts';
import { zapierWords } from './words.ts';

/** Somebody who sets a trigger up chooses among a few. */
const mostSamples = 3;

/**
 * A trigger that gives all that has happened, the newest first: Zapier remembers by the ids what it was given before. When a Zap is turned on it
 * takes all for old, and needs the ids alone. Whatever fails is thrown: an empty list would let the next poll take all for new.
 */
export function eventStep(kind: EventKind) {
  return (limits: Limits) =>
    async (z: ZObject, bundle: Bundle): Promise<Told[]> => {
      const { isPopulatingDedupe = false, isLoadingSample = false }: Partial<Bundle['meta']> = { ...bundle.meta };
      const action = recentEvents(kind, isPopulatingDedupe ? 'known' : isLoadingSample ? 'sample' : 'told');
      const events = await valueOrError(() => doOnce(clientOn(z, bundle, limits), action, bundle.inputData));
      if (events instanceof AseedError) throw toZapierError(z, failureFrom(events, zapierWords));
      if (isPopulatingDedupe) return events.map(({ id }) => ({ id }));
      return (isLoadingSample ? events.slice(0, mostSamples) : events).map(shown);
    };
}

/** What a trigger gives: Zapier tells events apart by their ids. */
type Told = JsonObject & { id: string };

/** The id is the event's, since one room has several. */
function shown(event: RoomEvent): Told {
  return { ...toldOf(event, false), id: event.id, room_id: event.room.id ?? null };
}
