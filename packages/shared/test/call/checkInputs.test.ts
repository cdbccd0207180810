import * as fc from 'fast-check';
import { checkInputs } from '../../src/call/checkInputs.ts';
import { createRooms } from '../../src/api/createRooms.ts';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { AseedError } from '../../src/errors/AseedError.ts';
import { ruleOf } from '../../src/api/inputRules.ts';
import { projectId } from '../clientOf.ts';

const email = 'ana@example.com';
const otherId = '7f1d2a52-0c37-4d0e-8f0a-5a5b1d3c9e21';

test('numbers as text become numbers, texts are trimmed, and fields that are no inputs are left out', () => {
  const fields = {
    project_id: projectId,
    count: ' 7 ',
    max_duration_minutes: '45',
    expires_in_days: 3,
    voice: ' alloy ',
    language: 42,
    realtime_provider: '',
    topics_for_respondent: null,
    operation: 'create',
  };
  expect(checkInputs(createRooms, fields)).toEqual({
    project_id: projectId,
    count: 7,
    max_duration_minutes: 45,
    expires_in_days: 3,
    voice: 'alloy',
    language: '42',
  });
});

test.each([
  ['as it is', projectId],
  ['in capitals', projectId.toUpperCase()],
  ['without hyphens', projectId.replaceAll('-', '')],
  ['in capitals without hyphens', projectId.replaceAll('-', '').toUpperCase()],
  ['with white space round it', `\t ${projectId}\n`],
  ['in braces', `{${projectId.toUpperCase()}}`],
  ['in quotes', `"${projectId}"`],
  ['in brackets', `[${projectId}]`],
  ['with characters that nobody sees', `\u200b${projectId.slice(0, 9)}\u200d${projectId.slice(9)}\ufeff`],
  ['in the address of its project', `https://app.aseed.ai/projects/${projectId}/interviews`],
  ['in an address that holds others', `https://app.aseed.ai/orgs/${otherId}/projects/${projectId}/rooms/${otherId}`],
  ['in a query', `https://app.aseed.ai/new?team=${otherId}&project_id=${projectId}`],
])('a project id %s is taken', (_how, pasted) => {
  expect(checkInputs(createRooms, { project_id: pasted })).toEqual({ project_id: projectId, count: 1 });
});

test.each([
  ['the token itself', 'Xk3v9Q'],
  ['the token with white space round it', ' Xk3v9Q\n'],
  ['a link with the token in its path', 'https://app.aseed.ai/interview/Xk3v9Q'],
  ['a link with a slash at its end', 'https://app.aseed.ai/interview/Xk3v9Q/'],
  ['a link with white space round it', '  https://app.aseed.ai/interview/Xk3v9Q '],
  ['a link with ?access_token=', 'https://app.aseed.ai/interview?lang=en&access_token=Xk3v9Q'],
  ['a link with ?token=', 'HTTPS://app.aseed.ai/interview?token=Xk3v9Q'],
  ['a link in Markdown', '[Your interview](https://app.aseed.ai/interview/Xk3v9Q)'],
  ['a link with characters that nobody sees', '\u200bhttps://app.aseed.ai/interview/Xk3v\u200b9Q\ufeff'],
  ['a token with characters that nobody sees', 'Xk3v\u2060\u00ad9Q'],
])('an invite link is taken as %s', (_how, pasted) => {
  expect(checkInputs(joinRoom, { invite_link: pasted, email: ` ${email}\u200b ` })).toEqual({
    invite_link: 'Xk3v9Q',
    email,
  });
});

test.each([
  ['half \ud83d of a pair \udc00', 'half  of a pair'],
  ['cut inside an emoji \ud83d', 'cut inside an emoji'],
  ['a whole one 🙂', 'a whole one 🙂'],
  ['nothing\u0000 at all', 'nothing at all'],
  ['\ud83d', undefined],
  [' \u0000 ', undefined],
])('of the text %j what Aseed could not store is left out', (text, sent) => {
  const request = checkInputs(createRooms, { project_id: projectId, topics_for_respondent: text });
  expect(request.topics_for_respondent).toBe(sent);
});

test('whatever a field holds, the answer is a request or the rule of that field', () => {
  const inputs = Object.entries(createRooms.inputs);
  fc.assert(
    fc.property(fc.constantFrom(...inputs), fc.oneof(fc.anything(), fc.string()), ([key, input], value) => {
      try {
        expect(checkInputs(createRooms, { project_id: projectId, [key]: value }).count).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof AseedError)) throw error;
        expect([ruleOf(input), `${input.label} is missing.`]).toContain(error.message);
      }
    }),
  );
});
