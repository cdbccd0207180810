import { statSync } from 'node:fs';
import { createRequire } from 'node:module';

// Prints how long it takes to load the node file given as the first argument, as an n8n does that has loaded n8n-workflow already; and how
// many files that loads, and how large they are. The second argument is a file of that n8n's installation, to resolve from.
const [, , nodeFile = '', installation = ''] = process.argv;
const require = createRequire(installation);
require('n8n-workflow');
const before = new Set(Object.keys(require.cache));
const start = performance.now();
require(nodeFile);
const ms = performance.now() - start;
const files = Object.keys(require.cache).filter((file) => !before.has(file));
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(JSON.stringify({ ms, files: files.length, bytes }));
