import { createRooms } from '../../src/api/createRooms.ts';
import { readRefusal } from '../../src/call/readRefusal.ts';
import { inItsWords } from '../../src/errors/Refusal.ts';
import { jsonIn } from '../jsonIn.ts';
import { errorBodies, planted } from '../errorBodies.ts';

const told = (status: number, body: string, headers = {}) =>
  readRefusal({ status, headers, body }, jsonIn(body), {
    inputs: createRooms.inputs,
    secrets: [planted.apiToken],
    nowMs: 0,
  });
const page = '<!DOCTYPE html><html><title>Sign in</title></html>';

test.each(errorBodies)('a refusal that is $form is read to the words and fields in it', ({ body, words, fields }) => {
  expect(told(500, body)).toEqual({ status: 500, words, fields, retryAfterSeconds: undefined, foreign: undefined });
});

test('words are shown without what they repeat of e-mail addresses and tokens', () => {
  const detail = `${planted.email} with ${planted.apiToken}, ${planted.jwt} or Bearer abc is wrong`;
  expect(told(422, JSON.stringify({ detail })).words).toBe('… with …, … or Bearer … is wrong');
});

test('how long to wait is taken from the headers', () => {
  expect(told(429, '', { 'retry-after': '7' }).retryAfterSeconds).toBe(7);
});

test.each([
  [200, page, {}, 'answers with a web page (200)'],
  [404, page, {}, 'answers with a web page (404)'],
  [200, '<?xml version="1.0"?><a/>', {}, 'answers with a web page (200)'],
  [502, page, {}, undefined],
  [404, '{"detail":"<html>"}', {}, undefined],
  [302, '', { location: 'https://login.example.com/in?next=secret' }, 'redirects to https://login.example.com (302)'],
  [301, '', { location: '/login' }, 'redirects to another page (301)'],
  [302, '', { location: 'mailto:ana@example.com' }, 'redirects to another page (302)'],
  [307, '', {}, 'redirects to another page (307)'],
])('a %i with body %j and headers %j is told from an answer of the API', (status, body, headers, foreign) => {
  expect(told(status, body, headers).foreign).toBe(foreign);
});

test.each([
  ['It is so.', ': It is so.'],
  ['It is so', ': It is so.'],
  ['It is so...', ': It is so.'],
  ['', '.'],
])('the words %j end a sentence', (words, ending) => {
  expect(inItsWords({ words })).toBe(ending);
});
