import { readdirSync, readFileSync } from 'node:fs';

const packages = new URL('../packages/', `file://${__filename}`);

/** The folders whose files share a test file, since loading an engine takes longer than they do. */
const folders = ['n8n-nodes/test/operations', 'n8n-nodes/test/failures', 'zapier-app/test/steps'];

test.each(folders)('the test file of %s runs all that is in it: what it forgets would never run', (folder) => {
  const imports = readFileSync(new URL(`${folder}.test.ts`, packages), 'utf8').matchAll(
    /^import '\..*\/(\w+\.ts)';$/gm,
  );
  expect([...imports].map(([, file]) => file)).toEqual(readdirSync(new URL(folder, packages)).sort());
});
