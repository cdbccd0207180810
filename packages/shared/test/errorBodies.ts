/** What a refusal's words must never repeat. */
export const planted = {
  apiToken: 'sk-live-4f9a8b7c6d5e',
  accessToken: 'Xk3v9Q/äö+Zz77',
  email: 'ana.b+study@example.com',
  otherEmail: 'bob@corp.example',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmFAZXhhbXBsZS5jb20ifQ.c2lnbmF0dXJl',
};

/** Every form that FastAPI, or a proxy in front of it, gives the body of a refusal, and the words that are in it. */
export const errorBodies: readonly { form: string; body: string; words: string; fields: readonly string[] }[] = [
  {
    form: 'validation errors',
    body: JSON.stringify({
      detail: [{ type: 'missing', loc: ['body', 'project_id'], msg: 'Field required', input: planted.email }],
    }),
    words: 'Project: Field required',
    fields: ['project_id'],
  },
  {
    form: 'many validation errors',
    body: JSON.stringify({
      detail: ['project_id', 'count', 'voice', 'language'].map((field) => ({ loc: ['body', field], msg: 'is wrong' })),
    }),
    words: 'Project: is wrong; Number of Rooms: is wrong; Voice: is wrong',
    fields: ['project_id', 'count', 'voice', 'language'],
  },
  {
    form: 'a validation error of no field of ours',
    body: JSON.stringify({ detail: [{ loc: ['body', 0], msg: 'JSON decode error', input: {} }] }),
    words: 'JSON decode error',
    fields: [],
  },
  {
    form: 'a validation error of what every object inherits',
    body: JSON.stringify({ detail: [{ loc: ['body', 'constructor'], msg: 'is wrong' }] }),
    words: 'is wrong',
    fields: [],
  },
  { form: 'a sentence', body: '{"detail":"It is  so.\\nReally."}', words: 'It is so. Really.', fields: [] },
  { form: 'an object with a message', body: '{"detail":{"code":7,"msg":"It is so."}}', words: 'It is so.', fields: [] },
  { form: 'a nested error', body: '{"error":{"code":7,"message":"It is so."}}', words: 'It is so.', fields: [] },
  { form: 'an object without words', body: '{"detail":{"code":7}}', words: '', fields: [] },
  { form: 'an empty detail', body: '{"detail":[]}', words: '', fields: [] },
  { form: 'an array of strings', body: '["It is so."]', words: '', fields: [] },
  { form: 'a JSON string', body: '"It is so."', words: 'It is so.', fields: [] },
  { form: 'null', body: 'null', words: '', fields: [] },
  { form: 'a number', body: '42', words: '', fields: [] },
  { form: 'plain text', body: 'Internal Server Error\nTraceback …', words: 'Internal Server Error', fields: [] },
  { form: 'a web page', body: '\n<html><title>Oops</title></html>', words: '', fields: [] },
  { form: 'nothing', body: '', words: '', fields: [] },
  { form: 'JSON that is cut off', body: '{"detail":[{"loc":["body"],"input":{"topics":"pri', words: '', fields: [] },
];
