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

// n8n installs a community package without its dependencies, so the core is bundled into both files.
rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ['nodes/Aseed/Aseed.node.ts', 'credentials/AseedApi.credentials.ts'],
  outbase: '.',
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['n8n-workflow'],
  plugins: [zodByUse],
  // Names stay, so that a stack trace tells where it was, and any formatter makes the file readable.
  minifyWhitespace: true,
  minifySyntax: true,
});
cpSync('nodes/Aseed/Aseed.node.json', 'dist/nodes/Aseed/Aseed.node.json');
cpSync('icons', 'dist/icons', { recursive: true });
