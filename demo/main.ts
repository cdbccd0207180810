import { play, setTheStage } from './demo.ts';
import { DemoError } from './DemoError.ts';
import { holds } from './report.ts';
import { readSettings } from './settings.ts';

const say = (line: string) => console.log(line);
const ends: (() => unknown)[] = [];

let ending: Promise<void> | undefined;

/** Ends what was started, once, whoever asks for it and however often. */
function endAll(): Promise<void> {
  ending ??= (async () => {
    for (const end of ends.splice(0).reverse()) await end();
  })();
  return ending;
}

async function main(): Promise<void> {
  if (Number.parseInt(process.versions.node) < 24) {
    throw new DemoError('The demo needs Node 24. Run "npm ci", which brings it on Linux and Windows, or install it.');
  }
  const { once, ports } = await readSettings(process.argv.slice(2));
  const stage = await setTheStage(ports, say, (end) => ends.push(end));
  const report = await play(stage, say);
  console.table(report);
  say(
    holds(report)
      ? 'All of it held. The report is in demo/out/report.json.'
      : 'Not all of it held: see demo/out/report.json.',
  );
  process.exitCode = holds(report) ? 0 : 1;
  if (once) return;
  say(`
  n8n         ${stage.n8n.origin}   sign in as ${stage.n8n.login.email} with ${stage.n8n.login.password}
  Inbox       ${stage.inbox.origin}
  Fake Aseed  ${stage.fake.origin}

Ctrl+C ends it.`);
  await new Promise(() => {});
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    say('Stopping …');
    void endAll().then(() => process.exit(process.exitCode ?? 130));
  });
}

try {
  await main();
} catch (error) {
  // What breaks while all is being ended is no news.
  if (!ending) console.error(error instanceof DemoError ? `\n${error.message}` : error);
  process.exitCode = ending ? 130 : 1;
}
await endAll();
process.exit();
