import { UnexpectedAnswerError } from '../../src/errors/UnexpectedAnswerError.ts';
import { adviceOn } from '../../src/orders/advice.ts';
import { testWords } from '../testWords.ts';
import { at, hour, listing, look, none, othersLikeThem, room, second } from './looking.ts';

test('the advice says that there is none, of how many, and names those with other settings', async () => {
  expect((await look([listing([])])).advice).toBe(none('0 rooms'));
  expect((await look([listing([room({ respondent_email: 'ana@example.com' })])])).advice).toBe(none('1 room'));
  const { advice } = await look([listing([room({ id: 'x', language: 'en' })])]);
  expect(advice).toBe(`${othersLikeThem}\nRooms made then with other settings (1): x (${at(-5 * second)})`);
});

test.each([
  [
    'exactly as many',
    ['a', 'b'],
    'Aseed lists exactly the rooms that are missing (2). Unless another run made such rooms just then, they are yours. Again can use them.',
  ],
  [
    'fewer',
    ['a'],
    'Aseed lists 1 such new room where 2 are missing. Look there which of them are yours, and cancel those that nobody wants. Again asks',
  ],
  [
    'more',
    ['a', 'b', 'c'],
    'Aseed lists 3 such new rooms where 2 are missing. Look there which of them are yours, and cancel those that nobody wants. Again asks',
  ],
])('the advice on %s names the rooms by id and time, and never by link', async (_what, ids, words) => {
  const { advice } = await look([listing(ids.map((id) => room({ id, access_token: 'Xk3v9Q' })))]);
  expect(advice).toContain(words);
  expect(advice).toContain(
    `\nRooms found in Aseed (${ids.length}): ${ids.map((id) => `${id} (${at(-5 * second)})`).join(', ')}`,
  );
  expect(advice).not.toMatch(/Xk3v9Q|https?:/);
});

test('nothing is promised of using rooms that another open call leaves unclear', async () => {
  const { found } = await look([listing(['a', 'b'].map((id) => room({ id })))]);
  expect(adviceOn(2, found, testWords.again, true).hint).toMatch(/Again can use them\.$/);
  expect(adviceOn(2, found, testWords.again, false).hint).toBe(
    'Aseed lists 2 such new rooms where 2 are missing. Look there which of them are yours, and cancel those that nobody wants. Again asks for nothing.',
  );
});

test("of many rooms that may be anybody's, the newest are named, and first those that nobody knows when they were made", async () => {
  const rooms = Array.from({ length: 20 }, (_, hours) =>
    room({ id: `h${hours + 1}`, created_at: at(-(hours + 1) * hour) }),
  );
  const { advice } = await look([listing([...rooms, room({ id: 'undated', created_at: null })])]);
  const ids = [...advice.matchAll(/(\w+) \(/g)].map(([, id]) => id);
  expect(ids.slice(-5)).toEqual(['undated', 'h1', 'h2', 'h3', 'h4']);
});

test.each([1, 2, 250])(
  'whatever was found of %i rooms, the hint has at most 155 characters before what running again does',
  (missing) => {
    const someRooms = (count: number) =>
      Array.from({ length: count }, (_, id) => room({ id: String(id).padStart(200, 'x') }));
    const nothing = {
      alike: [],
      different: [],
      elsewhen: [],
      untold: [],
      listed: 100_000,
      isCut: false,
      isClear: true,
    };
    const untold = ['max_duration_minutes', 'topics_for_respondent', 'voice'];
    const hints = [
      new UnexpectedAnswerError('x'.repeat(1000)),
      nothing,
      { ...nothing, isCut: true },
      { ...nothing, elsewhen: someRooms(500) },
      { ...nothing, alike: someRooms(missing) },
      { ...nothing, alike: someRooms(missing), isClear: false },
      { ...nothing, alike: someRooms(9999), untold },
    ].map((found) => adviceOn(missing, found, { rest: '', open: '', found: '' }).hint);
    for (const hint of hints) expect([hint, hint.length]).toEqual([hint, Math.min(hint.length, 156)]);
  },
);

test.each(['yesterday', '2026-11-07T05:31:56Z (ana@example.com)', 1730957516, null])(
  'a room that was made at %j was made at an unknown time',
  async (createdAt) => {
    const { advice } = await look([listing([room({ id: 'x', created_at: createdAt })])]);
    expect(advice).toContain('\nNewest rooms like them without a respondent (1): x (at an unknown time)');
  },
);
