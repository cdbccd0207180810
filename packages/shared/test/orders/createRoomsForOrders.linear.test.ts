import { jest } from '@jest/globals';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { newJournal } from '../../src/orders/journal.ts';
import type { HttpAnswer, HttpRequest, NoAnswer } from '../../src/transport/transport.ts';
import { clientAnswering, projectId } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';

const perProject = 400;

/** A server of which every second call for rooms makes them and gives no answer, and which lists the rooms of a project. */
function serverWithGaps() {
  const made = new Map<unknown, object[]>();
  let calls = 0;
  let ids = 0;
  return ({ method, url, body = '' }: HttpRequest): HttpAnswer | NoAnswer => {
    const headers = { date: new Date().toUTCString() };
    if (method === 'GET') {
      const listed = made.get(new URL(url).searchParams.get('project_id'));
      return { status: 200, headers, body: JSON.stringify(listed) };
    }
    const { project_id, count } = JSON.parse(body);
    const room = () => ({
      ...documentedRoom,
      project_id,
      id: `room-${(ids += 1)}`,
      created_at: new Date().toISOString(),
    });
    const rooms = Array.from({ length: count }, room);
    made.set(project_id, [...(made.get(project_id) ?? []), ...rooms]);
    calls += 1;
    return calls % 2 === 0
      ? { sent: 'maybe', code: 'ECONNRESET' }
      : { status: 200, headers, body: JSON.stringify({ rooms }) };
  };
}

/** How often texts are made, as of the settings of an order, and how often an id is noted, while rooms are made for so many orders. */
async function stepsFor(many: number) {
  const server = serverWithGaps();
  const orders = Array.from({ length: many }, (_, place) => ({
    project_id: projectId.replace(/^.../, String(100 + Math.floor(place / perProject))),
  }));
  const [texts, notes] = [jest.spyOn(JSON, 'stringify'), jest.spyOn(Set.prototype, 'add')];
  const limits = { perOrder: 1, goOn: true, useFound: true };
  const { results } = await createRoomsForOrders(clientAnswering(server), orders, limits);
  const steps = { texts: texts.mock.calls.length, notes: notes.mock.calls.length };
  texts.mockRestore();
  notes.mockRestore();
  expect(results.filter(({ rooms }) => rooms.length === 1)).toHaveLength(many);
  return steps;
}

test('ten times the orders take about ten times the steps, however many outcomes are open and settled', async () => {
  const [few, many] = [await stepsFor(perProject), await stepsFor(10 * perProject)];
  expect(many.texts).toBeLessThan(11 * few.texts);
  expect(many.notes).toBeLessThan(11 * few.notes);
});

test('a run of a loop adds its rooms to those that the runs before it received, and does not read their journals', async () => {
  const received = new Set(['room-of-another-run']);
  const journals = jest.fn(() => []);
  const limits = { perOrder: 1, goOn: true };
  const client = clientAnswering(serverWithGaps());
  await createRoomsForOrders(client, [{ project_id: projectId }], limits, newJournal(), { journals, received });
  expect([...received]).toEqual(['room-of-another-run', 'room-1']);
  expect(journals).not.toHaveBeenCalled();
});
