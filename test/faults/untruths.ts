import type { FakeAseed } from '@aseed/fake-aseed';
import type { Tried } from './operations.ts';
import { newName, type Seen } from './skins/skin.ts';

type Room = FakeAseed['rooms'][number];

/** What the user of a change or a cancel is told that is not so, by the room as it is then. */
export function untruths({ kind }: Tried, { delivered, message }: Seen, room: Room | undefined): string[] {
  const isDone = kind === 'cancel' ? room?.status === 'cancelled' : room?.display_name === newName;
  const isOpen = /is not known/.test(message);
  if (delivered.length > 0) return isDone && message === '' ? [] : ['a success of what was not done'];
  return [
    ...(message === '' ? ['a failure that says nothing'] : []),
    ...(isDone && !isOpen ? ['a failure of what was done, which is not said to be open'] : []),
  ];
}
