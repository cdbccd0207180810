import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import type { IDataObject } from 'n8n-workflow';
import { nodeName, retry, runCreate } from '../aseedNode.ts';

const fake = useFakeAseed();

/** What version 0.1.0 of the node kept of a try that made two rooms, may have made a third, and found one too many. */
const older = {
  orders: { 0: { asked: 3, settings: '[]', rooms: [{ id: 'room-1' }, { id: 'room-2' }] } },
  openCalls: [{ request: { count: 1 }, shares: [{ order: 0, count: 1 }], named: ['room-3'], message: 'Not known.' }],
  surplus: ['room-4'],
  warnings: [],
};
const newer = { version: 2, entries: [{ kind: 'something new', rooms: [{ id: 'room-9' }] }] };

/** Lets what is kept be of another version from the second try on. */
const leftBy = (version: IDataObject) => (kept: IDataObject) => {
  for (const run of Object.keys(kept)) kept[run] = version;
};

test.each([
  ['an older version', older, 'room-1, room-2, room-3, room-4'],
  ['a newer version', newer, 'room-9'],
])('what %s left is never taken for empty: nothing is sent, and its rooms are named', async (_what, left, ids) => {
  fake.fail('createRooms', faults.rateLimited, { skip: 1 });
  const { error } = await runCreate(fake, { parameters: { count: 101 }, settings: retry, beforeTry: leftBy(left) });
  expect(error?.message).toBe(
    'Another version of this integration has worked on this before, and may have created rooms.',
  );
  expect(error?.description?.split('\n')[1]).toBe(`Rooms that it tells of (${ids.split(', ').length}): ${ids}`);
  expect(error?.description).not.toContain('No room was created');
  expect(fake.requests).toHaveLength(2);
});

test('with Continue On Fail it is an error item', async () => {
  fake.fail('createRooms', faults.rateLimited);
  const settings = { ...retry, onError: 'continueRegularOutput' } as const;
  const finished = await runCreate(fake, { items: [{}, {}], settings, beforeTry: leftBy(older) });
  expect(finished.items(nodeName).map(({ json }) => json.error)).toEqual([
    expect.stringContaining('Another version'),
    expect.stringContaining('Another version'),
  ]);
});
