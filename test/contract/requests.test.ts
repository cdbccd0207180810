import * as fc from 'fast-check';
import { requestFrom } from '../../packages/shared/src/call/checkInputs.ts';
import { createRooms } from '../../packages/shared/src/api/createRooms.ts';
import type { Inputs } from '../../packages/shared/src/api/inputs.ts';
import { joinRoom } from '../../packages/shared/src/api/joinRoom.ts';
import { contractAccepts } from './contractSchemas.ts';

type Request = Readonly<Record<string, unknown>>;

const accepting = (inputs: Inputs) => (request: Request) => {
  try {
    requestFrom(inputs, new Map(Object.entries(request)));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidInputError') return false;
    throw error;
  }
};
const acceptsCreate = accepting(createRooms.inputs);
const acceptsJoin = accepting({ email: joinRoom.inputs.email });
const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const plain = { project_id: projectId, count: 1 };

const isFrom = (min: number, max: number, value: unknown) => typeof value === 'number' && value >= min && value <= max;

/** Where we are deliberately stricter than the contract: what we never send although the API would take it. */
const stricter: readonly { name: string; applies: (request: Request) => boolean; example: Request }[] = [
  {
    name: 'count is always sent',
    applies: ({ count }) => count === undefined,
    example: { project_id: projectId },
  },
  {
    name: 'count is from 1 to 100',
    applies: ({ count }) => !isFrom(1, 100, count),
    example: { ...plain, count: 101 },
  },
  {
    name: 'minutes are from 1 to those of a day',
    applies: ({ max_duration_minutes: minutes }) => minutes !== undefined && !isFrom(1, 24 * 60, minutes),
    example: { ...plain, max_duration_minutes: 0 },
  },
  {
    name: 'days are from 1 to those of ten years',
    applies: ({ expires_in_days: days }) => days !== undefined && !isFrom(1, 3650, days),
    example: { ...plain, expires_in_days: 3_000_000 },
  },
  {
    name: 'null is never sent for a blank field',
    applies: (request) => Object.keys(createRooms.inputs).some((key) => request[key] === null),
    example: { ...plain, voice: null },
  },
  {
    name: 'a project id has no urn:uuid: before it',
    applies: ({ project_id }) => /^urn:/i.test(String(project_id)),
    example: { ...plain, project_id: `urn:uuid:${projectId}` },
  },
];

const anyHexId = fc.stringMatching(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/);
const anyProject = fc.oneof(
  { weight: 5, arbitrary: anyHexId },
  fc.uuid(),
  anyHexId.map((id) => `urn:uuid:${id}`),
  anyHexId.map((id) => id.replaceAll('-', '')),
  fc.jsonValue(),
);
const anyInteger = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 110 }) },
  fc.maxSafeInteger(),
  fc.integer({ min: 1400, max: 3700 }),
  fc.constantFrom(0, 1, 100, 101, 1.5, 2 ** 53, 1e20, '3', true),
  fc.jsonValue(),
);
const anyText = fc.oneof({ weight: 3, arbitrary: fc.string() }, fc.jsonValue());
const anyCreate = fc.record(
  {
    project_id: anyProject,
    count: anyInteger,
    max_duration_minutes: anyInteger,
    expires_in_days: anyInteger,
    voice: anyText,
    realtime_provider: anyText,
    language: anyText,
    topics_for_respondent: anyText,
    something_new: fc.jsonValue(),
  },
  { requiredKeys: ['project_id'] },
);

test('a create is accepted by us exactly if the contract accepts it and no deliberate difference applies', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyCreate,
        anyCreate.map((request) => ({ ...request, ...plain })),
      ),
      (request: Request) => {
        const expected =
          contractAccepts.CreateRoomsRequest(request) && !stricter.some(({ applies }) => applies(request));
        expect(acceptsCreate(request)).toBe(expected);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(stricter)('deliberately stricter than the contract: $name', ({ example }) => {
  expect(contractAccepts.CreateRoomsRequest(example)).toBe(true);
  expect(acceptsCreate(example)).toBe(false);
});

const hasOneAt = (text: string) =>
  /^[^\s\p{Cs}\p{Cc}]+$/u.test(text) &&
  text.split('@').filter((part) => part !== '').length === 2 &&
  text.split('@').length === 2;
const anyAddress = fc.oneof(
  fc.emailAddress(),
  fc.emailAddress({ size: 'small' }).map((address) => `${address} `),
  fc.tuple(fc.string(), fc.string()).map((parts) => parts.join('@')),
  fc.constantFrom('@', 'a@', '@b', 'a@b', 'a@b@c', 'jörg@müller.de', '"a b"@example.com', 'Ana <ana@example.com>'),
  fc.jsonValue(),
);

test('a join is accepted by us if the contract accepts it or, deliberately kinder, its e-mail address has one @', () => {
  fc.assert(
    fc.property(fc.record({ email: anyAddress }, { requiredKeys: [] }), (request: Request) => {
      const kinder = typeof request.email === 'string' && hasOneAt(request.email);
      const isInContract = contractAccepts.JoinRoomRequest(request);
      expect(acceptsJoin(request)).toBe(isInContract || kinder);
    }),
    { numRuns: 1000 },
  );
});

test('deliberately kinder than the contract: what Aseed has to judge of an e-mail address is left to it', () => {
  const request = { email: 'jörg@müller' };
  expect(contractAccepts.JoinRoomRequest(request)).toBe(false);
  expect(acceptsJoin(request)).toBe(true);
});
