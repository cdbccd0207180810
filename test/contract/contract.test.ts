import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contractPaths, contractSchemas, operationIds, type DescribedOperation } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { createRooms, endpoints, mostRooms, type Endpoint } from '@aseed/shared';
import { contractAccepts } from './contractSchemas.ts';
import createRoomsContract from './create-rooms.json' with { type: 'json' };

/** The contract's operation with an endpoint's method and path. A parameter's name in the path is not on the wire. */
function operationOf({ method, path }: Endpoint): DescribedOperation | undefined {
  const place = (given: string) => given.replace(/\{\w+\}/g, '{}');
  const [, operations] = Object.entries(contractPaths).find(([given]) => place(given) === place(path)) ?? [];
  return operations?.[method.toLowerCase()];
}

/** People paste an invite link, so the input is called that; and a room calls the id of its record `record_id`. */
const renamed: Readonly<Record<string, string>> = { access_token: 'invite_link', rec_id: 'record_id' };

function bodyOf({ requestBody }: DescribedOperation) {
  const name = requestBody?.content['application/json'].schema.$ref.split('/').at(-1) ?? '';
  return contractSchemas[name] ?? { properties: {}, required: [] };
}

test('the endpoints are the operations of the contract, and the fake Aseed knows both by one name', () => {
  const named = endpoints.map((endpoint) => [endpoint.name, operationOf(endpoint)?.operationId]);
  expect(Object.fromEntries(named)).toStrictEqual(operationIds);
});

test('the documents in this folder are those that the fake Aseed is made from', () => {
  const folder = dirname(__filename);
  const documents = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const texts = documents.map((file) => readFileSync(join(folder, file), 'utf8')).join();
  const described = [...texts.matchAll(/"operationId": "(\w+)"/g)].map(([, id]) => id);
  expect(described.sort()).toEqual(Object.values(operationIds).sort());
});

test.each(endpoints)('$name sends the bearer token exactly if the contract asks for it', (endpoint) => {
  expect(createRoomsContract.security).toEqual([]);
  const asked = operationOf(endpoint)?.security ?? [];
  expect(asked).toEqual(endpoint.auth === 'bearer' ? [{ HTTPBearer: [] }] : []);
});

test.each(endpoints)('the inputs of $name are the parameters and the properties of the contract', (endpoint) => {
  const operation = operationOf(endpoint);
  if (!operation) throw new Error('The contract has no such operation.');
  const { properties, required = [] } = bodyOf(operation);
  const { parameters = [] } = operation;
  const keys = (of: typeof parameters) => of.map(({ name }) => renamed[name] ?? name);
  expect(Object.keys(endpoint.inputs)).toEqual([...keys(parameters), ...Object.keys(properties)]);
  const requiredInputs = Object.entries(endpoint.inputs).flatMap(([key, input]) => (input.required ? [key] : []));
  expect(requiredInputs).toEqual([...keys(parameters.filter((parameter) => parameter.required)), ...required]);
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
  const { description } = createRoomsContract.paths['/api/interviews/rooms'].post;
  expect(description).toContain(`(default: ${count.default}, max: ${mostRooms.perCall})`);
});

describe('the fake Aseed keeps to the contract', () => {
  const fake = useFakeAseed();

  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${fake.baseUrl}/${path}`, {
      method,
      headers: { Authorization: `Bearer ${fake.apiToken}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const project_id = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

  const rooms = 'api/interviews/rooms';
  const join = (accessToken = '') => `api/interviews/join/${accessToken}`;

  test('in what it answers to a create, a list and a join', async () => {
    expect(contractAccepts.CreateRoomsResponse(await send('POST', rooms, { project_id, count: 2 }))).toBe(true);
    const joined = await send('POST', join(fake.rooms[0]?.access_token), { email: 'a@b.de' });
    expect(contractAccepts.JoinRoomResponse(joined)).toBe(true);
    const listed = await send('GET', rooms);
    expect(listed).toHaveLength(2);
    expect(contractAccepts.CreateRoomsResponse({ rooms: listed })).toBe(true);
  });

  test('in what it answers to looks at a room, whatever has happened to it, and to an update', async () => {
    const looks = async (id = '', accessToken = '') => {
      expect(contractAccepts.InterviewRoomResponse(await send('GET', `${rooms}/${id}`))).toBe(true);
      expect(contractAccepts.RoomInfoResponse(await send('GET', join(accessToken)))).toBe(true);
    };
    await send('POST', rooms, { project_id, count: 5 });
    const events = ['join', 'finish', 'expire', 'cancel'] as const;
    events.forEach((event, index) => fake.play(fake.rooms[index]?.id ?? '', event));
    for (const { id, access_token } of fake.rooms) await looks(id, access_token);
    const changes = { display_name: 'Ana', expires_at: '2099-01-01T00:00:00Z', clear_topics_for_respondent: true };
    expect(contractAccepts.UpdateRoomRequest(changes)).toBe(true);
    const updated = await send('PATCH', `${rooms}/${fake.rooms[4]?.id}`, changes);
    expect(updated).toMatchObject({ display_name: 'Ana' });
    expect(contractAccepts.InterviewRoomResponse(updated)).toBe(true);
  });

  test('in the projects that it lists', async () => {
    await send('POST', rooms, { project_id });
    const projects = await send('GET', 'projects/');
    expect(projects).toHaveLength(4);
    for (const project of [projects].flat()) expect(contractAccepts.ProjectResponse(project)).toBe(true);
  });

  test.each(['Uploaded', 'InQueue', 'InProgress', 'Finished', 'Error'] as const)(
    'in what it answers of a record that is %s',
    async (recordStatus) => {
      await send('POST', rooms, { project_id });
      const { record_id } = fake.play(fake.rooms[0]?.id ?? '', 'finish', { recordStatus });
      const detailed = await send('GET', `insight/${record_id}/`);
      expect(detailed).toMatchObject({ id: record_id, status: recordStatus });
      expect(contractAccepts.DetailedReportResponse(detailed)).toBe(true);
      const batch = await send('GET', `insight/meta-batch?ids=${record_id}`);
      expect(batch).toMatchObject({ records: { [record_id ?? '']: { status: recordStatus } } });
      expect(contractAccepts.RecordsMetaBatchResponse(batch)).toBe(true);
    },
  );

  test('in how it refuses what is no request', async () => {
    const refusal = await send('POST', rooms, { project_id: 'abc', count: 'three', voice: 5 });
    expect(refusal).toMatchObject({ detail: expect.arrayContaining([expect.anything()]) });
    expect(contractAccepts.HTTPValidationError(refusal)).toBe(true);
  });
});
