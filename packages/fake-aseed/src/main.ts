import { parseArgs } from 'node:util';
import { startFakeAseed } from './fakeAseed.ts';

try {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4010' } } });
  const fake = await startFakeAseed({ port: Number(values.port) });
  console.log(`Fake Aseed at ${fake.origin}. Create a room:

  curl -s ${fake.baseUrl}/api/interviews/rooms -H 'Authorization: Bearer ${fake.apiToken}' -H 'Content-Type: application/json' -d '{"project_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a"}'

Let the next create fail, for instance with a rate limit:

  curl -s -X POST ${fake.origin}/faults/createRooms/rateLimited

Let somebody join a room and finish the interview, with a transcript after a minute:

  curl -s -X POST '${fake.origin}/play/<room id>/finish?transcriptAfterMs=60000'

Stop it with Ctrl+C.`);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`Fake Aseed could not start: ${reason}\nIt takes a free port: npm run fake-aseed -- --port 4011`);
  process.exitCode = 1;
}
