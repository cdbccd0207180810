import http from 'node:http';
import https, { type RequestOptions } from 'node:https';

// Prints how long a fresh process takes to load the handler of a built app and run one action with it, as Zapier does. The template's action
// calls a server of Zapier's: what goes out by https goes to the bench's server instead, so that no network is measured.
const [, , wrapper = '', event = '', origin = ''] = process.argv;
const { hostname, port } = new URL(origin);
Object.assign(https, {
  request: ({ agent: _, ...options }: RequestOptions) =>
    http.request({ ...options, protocol: 'http:', host: hostname, hostname, port }),
});

type Handler = (event: unknown) => Promise<{ readonly results?: unknown }>;

function hasHandler(loaded: unknown): loaded is { readonly handler: Handler } {
  return typeof loaded === 'object' && loaded !== null && 'handler' in loaded && typeof loaded.handler === 'function';
}

const start = performance.now();
const loaded: unknown = await import(wrapper);
const loadMs = performance.now() - start;
if (!hasHandler(loaded)) throw new Error('The built app has no handler.');
const { results } = await loaded.handler(JSON.parse(event));
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, loadMs, isDone: results ? 1 : 0 }));
process.exit();
