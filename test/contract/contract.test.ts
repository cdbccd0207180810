import { startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import type { Endpoint } from '../../packages/shared/src/endpoint.ts';
import { createRooms, mostRooms } from '../../packages/shared/src/endpoints/createRooms.ts';
import { joinRoom } from '../../packages/shared/src/endpoints/joinRoom.ts';
import { listRooms } from '../../packages/shared/src/endpoints/listRooms.ts';
import { contractAccepts } from './contractSchemas.ts';
import createRoomsContract from './create-rooms.json' with { type: 'json' };
import joinRoomContract from './join-room.json' with { type: 'json' };
import listRoomsContract from './list-rooms.json' with { type: 'json' };

const createOperation = createRoomsContract.paths['/api/interviews/rooms'].post;
const joinOperation = joinRoomContract.paths['/api/interviews/join/{access_token}'].post;
const listOperation = listRoomsContract.paths['/api/interviews/rooms'].get;

test.each<[string, Endpoint, object, string]>([
  ['creating', createRooms, createRoomsContract.paths, 'bearer'],
  ['joining', joinRoom, joinRoomContract.paths, 'none'],
  ['listing', listRooms, listRoomsContract.paths, 'bearer'],
])('%s has the method, the path and the authentication of the contract', (_what, endpoint, paths, auth) => {
  // The parameter's name is not on the wire; people paste an invite link, so the input is called that.
  const path = endpoint.path.replace('{invite_link}', '{access_token}');
  expect(paths).toHaveProperty([path, endpoint.method.toLowerCase()]);
  expect(endpoint.auth).toBe(auth);
});

test('the contract asks for a bearer token where we send one, and for none where we send none', () => {
  expect(createOperation.security).toEqual([{ HTTPBearer: [] }]);
  expect(listOperation.security).toEqual([{ HTTPBearer: [] }]);
  expect(joinRoomContract.security).toEqual([]);
  expect(joinOperation).not.toHaveProperty('security');
});

test('the inputs of a create are the properties of the contract, and as many are required', () => {
  const { properties, required } = createRoomsContract.components.schemas.CreateRoomsRequest;
  expect(Object.keys(createRooms.inputs)).toEqual(Object.keys(properties));
  expect(
    Object.entries<{ required: boolean }>(createRooms.inputs).flatMap(([key, input]) => (input.required ? [key] : [])),
  ).toEqual(required);
});

test('the inputs of a join are its parameter and the properties of its body', () => {
  const { properties } = joinRoomContract.components.schemas.JoinRoomRequest;
  const parameters = joinOperation.parameters.map(({ name }) => name.replace('access_token', 'invite_link'));
  expect(Object.keys(joinRoom.inputs)).toEqual([...parameters, ...Object.keys(properties)]);
});

test('the inputs of a list are its parameters', () => {
  expect(Object.keys(listRooms.inputs)).toEqual(listOperation.parameters.map(({ name }) => name));
});

test('the defaults that we send or show are those of the contract', () => {
  const { count, max_duration_minutes, expires_in_days } =
    createRoomsContract.components.schemas.CreateRoomsRequest.properties;
  expect({
    count: createRooms.inputs.count.default,
    max_duration_minutes: createRooms.inputs.max_duration_minutes.apiDefault,
    expires_in_days: createRooms.inputs.expires_in_days.apiDefault,
  }).toEqual({
    count: count.default,
    max_duration_minutes: max_duration_minutes.default,
    expires_in_days: expires_in_days.default,
  });
  expect(createOperation.description).toContain(`(default: ${count.default}, max: ${mostRooms.perCall})`);
});

describe('the fake Aseed keeps to the contract', () => {
  let fake: FakeAseed;
  beforeAll(async () => {
    fake = await startFakeAseed();
  });
  afterAll(() => fake.close());

  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${fake.baseUrl}/api/interviews/${path}`, {
      method,
      headers: { Authorization: `Bearer ${fake.apiToken}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const project_id = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

  test('in what it answers to a create, a list and a join', async () => {
    expect(contractAccepts.CreateRoomsResponse(await send('POST', 'rooms', { project_id, count: 2 }))).toBe(true);
    const accessToken = fake.rooms[0]?.access_token ?? '';
    expect(contractAccepts.JoinRoomResponse(await send('POST', `join/${accessToken}`, { email: 'a@b.de' }))).toBe(true);
    const listed = await send('GET', 'rooms');
    expect(listed).toHaveLength(2);
    expect(contractAccepts.CreateRoomsResponse({ rooms: listed })).toBe(true);
  });

  test('in how it refuses what is no request', async () => {
    const refusal = await send('POST', 'rooms', { project_id: 'abc', count: 'three', voice: 5 });
    expect(refusal).toMatchObject({ detail: expect.arrayContaining([expect.anything()]) });
    expect(contractAccepts.HTTPValidationError(refusal)).toBe(true);
  });
});
