import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bundled } from '../shared/bundled.mjs';

// Zapier runs one built app; the core is TypeScript of this workspace, so it is bundled into it.
rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/index.ts'],
  outdir: 'dist',
  target: 'node22',
  format: 'esm',
  external: ['zapier-platform-core'],
  ...bundled,
});
