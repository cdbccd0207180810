import { parseArgs } from 'node:util';
import { startFakeAseed } from './fakeAseed.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4010' } } });

try {
  const fake = await startFakeAseed({ port: Number(values.port) });
  console.log(`Fake Aseed at ${fake.origin}. Create a room:

  curl -s ${fake.baseUrl}/api/interviews/rooms -H 'Authorization: Bearer ${fake.apiToken}' -H 'Content-Type: application/json' -d '{"project_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a"}'

Let the next create fail, for instance with a rate limit:

  curl -s -X POST ${fake.origin}/faults/createRooms/rateLimited

Stop it with Ctrl+C.`);
} catch (error) {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    inUse
      ? `Port ${values.port} is in use. Take another: npm run fake-aseed -- --port 4011`
      : `Fake Aseed could not start: ${error}`,
  );
  process.exitCode = 1;
}
