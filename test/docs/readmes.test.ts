import { readFileSync } from 'node:fs';
import { resources } from '../../packages/n8n-nodes/nodes/Aseed/Aseed.node.ts';
import { triggerEvents } from '../../packages/n8n-nodes/nodes/AseedTrigger/triggerEvents.ts';
import { actions, triggers } from '../../packages/zapier-app/src/actions.ts';

const textOf = (file: string) => readFileSync(new URL(`../../${file}`, `file://${__filename}`), 'utf8');

/** What stands under a heading, up to the next of its kind. */
function sectionOf(text: string, heading: string): string {
  const [, after = ''] = text.split(`\n### ${heading}\n`);
  return after.split('\n## ')[0]?.split('\n### ')[0] ?? '';
}

const ofNode = resources.flatMap(({ name, operations }) => operations.map((operation) => ({ name, ...operation })));

test.each(ofNode)(
  'the README of the node explains $name: $option.name and each of its fields',
  ({ name, option, action }) => {
    const section = sectionOf(textOf('packages/n8n-nodes/README.md'), `${name}: ${option.name}`);
    expect(section).not.toBe('');
    for (const { label } of Object.values(action?.inputs ?? {})) expect(section).toContain(label);
  },
);

test.each(triggerEvents)('the README of the trigger says when $name is told', ({ name }) => {
  const rows = textOf('packages/n8n-nodes/README.md').split('\n');
  expect(rows).toContainEqual(expect.stringContaining(`| ${name} `));
});

test.each([...actions, ...triggers])('the README of the app says what $display.label gives', ({ display }) => {
  const rows = textOf('packages/zapier-app/README.md').split('\n');
  expect(rows).toContainEqual(expect.stringContaining(`| ${display.label} `));
});
