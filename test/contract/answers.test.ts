import * as fc from 'fast-check';
import { createRooms } from '../../packages/shared/src/api/createRooms.ts';
import { joinRoom } from '../../packages/shared/src/api/joinRoom.ts';
import { listRooms } from '../../packages/shared/src/api/listRooms.ts';
import { contractRoom } from '../../packages/shared/src/api/room.ts';
import { contractAccepts, isDateTime } from './contractSchemas.ts';
import createRoomsContract from './create-rooms.json' with { type: 'json' };

type Answer = Readonly<Record<string, unknown>>;

const { properties } = createRoomsContract.components.schemas.InterviewRoomResponse;
const room: Answer = {
  ...Object.fromEntries(Object.keys(properties).map((field) => [field, 'text'])),
  max_duration_minutes: 30,
  created_at: '2026-11-22T10:00:00Z',
  started_at: null,
  finished_at: null,
  expires_at: '2026-11-29T10:00:00.123+01:00',
};
const joined: Answer = { token: 'eyJ', url: 'wss://x.example', room_name: 'interview-1', max_duration_minutes: 30 };

const isUnsafe = (value: unknown) => Number.isInteger(value) && !Number.isSafeInteger(value);

/** What the contract says of a room and we do not look at, since the room is delivered all the same. */
const unchecked: readonly { name: string; applies: (room: Answer) => boolean; example: Answer }[] = [
  {
    name: 'dates',
    applies: (given) =>
      ['created_at', 'started_at', 'finished_at', 'expires_at'].some(
        (field) => typeof given[field] === 'string' && !isDateTime(given[field]),
      ),
    example: { ...room, created_at: 'yesterday' },
  },
  {
    name: 'the length of a display name',
    applies: ({ display_name: name }) => typeof name === 'string' && [...name].length > 42,
    example: { ...room, display_name: 'a'.repeat(43) },
  },
];

const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.string({ maxLength: 60 }),
  fc.integer(),
  fc.constantFrom(null, 2 ** 53, 1.5, '2026-11-22', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00'),
);

/** The answer with some of its fields changed or left out, and perhaps one that is new. */
function changed(answer: Answer): fc.Arbitrary<Answer> {
  const anyField = fc.constantFrom(...Object.keys(answer), 'something_new');
  return fc
    .tuple(fc.dictionary(anyField, anyValue, { maxKeys: 3 }), fc.uniqueArray(anyField, { maxLength: 1 }))
    .map(([others, left]) =>
      Object.fromEntries(Object.entries({ ...answer, ...others }).filter(([field]) => !left.includes(field))),
    );
}

test('a room is as documented for us exactly if the contract accepts it, but for what we do not look at', () => {
  fc.assert(
    fc.property(
      changed(room).filter((given) => !unchecked.some(({ applies }) => applies(given))),
      (given) => {
        const expected = contractAccepts.InterviewRoomResponse(given) && !isUnsafe(given.max_duration_minutes);
        expect(contractRoom.safeParse(given).success).toBe(expected);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(unchecked)('deliberately not looked at in a room: $name', ({ example }) => {
  expect(contractAccepts.InterviewRoomResponse(example)).toBe(false);
  expect(contractRoom.safeParse(example).success).toBe(true);
});

test('a room comes through unchanged, whether or not it is as documented', () => {
  fc.assert(
    fc.property(fc.array(changed(room), { maxLength: 3 }), (rooms) => {
      expect(createRooms.answer.safeParse({ rooms })).toEqual({ success: true, data: { rooms } });
      expect(listRooms.answer.safeParse(rooms)).toEqual({ success: true, data: rooms });
    }),
  );
});

test('the answer to a join is accepted by us exactly if the contract accepts it', () => {
  fc.assert(
    fc.property(changed(joined), (given) => {
      const expected = contractAccepts.JoinRoomResponse(given) && !isUnsafe(given.max_duration_minutes);
      expect(joinRoom.answer.safeParse(given).success).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});
