import { cpSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bundled } from '../shared/bundled.mjs';

// n8n installs a community package without its dependencies, so the core is bundled into each file.
rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: [
    'nodes/Aseed/Aseed.node.ts',
    'nodes/AseedTrigger/AseedTrigger.node.ts',
    'credentials/AseedApi.credentials.ts',
  ],
  outbase: '.',
  outdir: 'dist',
  target: 'node20',
  format: 'cjs',
  external: ['n8n-workflow'],
  // No map is shipped: it is larger than the node, and n8n would read all of it at the first error, whose sentence needs none.
  ...bundled,
});
for (const codex of ['Aseed/Aseed', 'AseedTrigger/AseedTrigger']) {
  cpSync(`nodes/${codex}.node.json`, `dist/nodes/${codex}.node.json`);
}
cpSync('icons', 'dist/icons', { recursive: true });
