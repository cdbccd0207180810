import { cpSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/** zod's schemas import its utilities as one object, of which a bundler has to keep all: by their module it keeps those that are used. */
const zodByUse = {
  name: 'zod by use',
  setup: ({ onLoad }) =>
    onLoad({ filter: /zod[\\/]v4[\\/]mini[\\/]schemas\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        'import { util } from "../core/index.js"',
        'import * as util from "../core/util.js"',
      ),
    })),
};

/** Errors are named by their class, whose name is minified: a static field of that name keeps it where nothing else needs one. */
const namedErrors = {
  name: 'named errors',
  setup: ({ onLoad }) =>
    onLoad({ filter: /shared[\\/]src[\\/]errors[\\/]\w+Error\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replace(/ class (\w+) [^{]*\{/, "$& static name = '$1';"),
    })),
};

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
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['n8n-workflow'],
  plugins: [zodByUse, namedErrors],
  // With its names, it would be larger by 40 %. A stack trace tells the column, and a build of the same version with `sourcemap` what stands
  // there. No map is shipped: it is larger than the node, and n8n would read all of it at the first error, whose sentence needs none.
  minify: true,
});
for (const codex of ['Aseed/Aseed', 'AseedTrigger/AseedTrigger']) {
  cpSync(`nodes/${codex}.node.json`, `dist/nodes/${codex}.node.json`);
}
cpSync('icons', 'dist/icons', { recursive: true });
