import { setTheStage } from './demo.ts';
import { rebuildOnChange } from './rebuildOnChange.ts';
import { readPorts } from './settings.ts';
import { untilEnded } from './untilEnded.ts';
import { whereabouts } from './whereabouts.ts';

const say = (line: string) => console.log(line);

await untilEnded(async (onEnd) => {
  const ports = await readPorts(process.argv.slice(2));
  const stage = await setTheStage(ports, say, onEnd, { extra: { N8N_DEV_RELOAD: 'true' } });
  rebuildOnChange(stage.n8n.nodeFolder, say, onEnd);
  say(`
What you save in packages/n8n-nodes or packages/shared is in n8n a few seconds later: reload the page.
What n8n has to say is in ${stage.n8n.logFile}.`);
  say(whereabouts(stage));
  await new Promise(() => {});
});
