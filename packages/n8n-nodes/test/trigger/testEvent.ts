import { located } from '../aseedNode.ts';
import { usePolling } from './usePolling.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const { fake, polling, later, made } = usePolling();

test('the test event is the newest one, and none is a sentence', async () => {
  const event = () => polling({ event: 'finished', when: 'finished' }, { mode: 'manual' }).activate();
  await expect(event()).rejects.toThrow('Nothing of this kind has happened to any room so far.');
  const ids = await made(2);
  for (const id of ids) {
    later(minute);
    fake.play(id, 'finish', {});
  }
  expect((await event()).items).toMatchObject([{ id: ids[1], event: 'finished' }]);
  later(30 * day);
  const ready = polling({ event: 'finished', when: 'ready' }, { mode: 'manual' });
  expect((await ready.activate()).items).toMatchObject([{ id: ids[1], event: 'ready' }]);
});

test.each([
  [{ event: 'expiring', days: 0 }, 'Days Before must be a whole number from 1 to 365.'],
  [{ event: 'created', options: { start_from: '2026-11-10' } }, /^Start From must be a date and time with its zone/],
  [{ event: 'created', project_id: located('id', 'mine') }, /^Project must be/],
  [{ event: 'left' }, 'This version of the Aseed Trigger does not know its event.'],
])('%j is refused at the activation, before anything is sent', async (parameters, sentence) => {
  await expect(polling(parameters).activate()).rejects.toThrow(sentence);
  expect(fake.requests).toEqual([]);
});
