import { readFileSync } from 'node:fs';

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

/** How the core is bundled into a file that Node runs. */
export const bundled = {
  bundle: true,
  platform: 'node',
  plugins: [zodByUse, namedErrors],
  // With its names it would be larger by 40 %, and take longer to load. A stack trace tells the column, and a build of the same version with
  // `sourcemap` what stands there.
  minify: true,
};
