/** Says that a value is n8n's to find, or to fail at. */
export const leftToN8n = Symbol('left to n8n');

/** `={{ $json.a["b c"] }}` and nothing else in it. Characters that n8n's parsers may take for more than a name are not among these. */
const plain =
  /^=\{\{[ \t\n]*\$json((?:\.[A-Za-z_$][\w$]*|\["[^"\\{}\p{C}\p{Zl}\p{Zp}]*"\]|\['[^'\\{}\p{C}\p{Zl}\p{Zp}]*'\])+)[ \t\n]*\}\}$/u;
const key = /\.([\w$]+)|\["([^"]*)"\]|\['([^']*)'\]/g;

/** n8n refuses an expression with this in it, and reads others anew as calls of its own functions. */
const readAnew = /\.\s*constructor|[.$][^"']*\(/;

/** Names that n8n refuses beside those that every object has, or that its expressions use themselves. */
const refused = new Set(
  (
    '$ __sanitize ___n8n_data prototype getPrototypeOf setPrototypeOf getOwnPropertyDescriptor getOwnPropertyDescriptors ' +
    'defineProperty defineProperties mainModule binding _linkedBinding _load prepareStackTrace caller callee arguments ' +
    'getBuiltinModule dlopen execve loadEnvFile'
  ).split(' '),
);

/** The keys by which an expression leads from an item's JSON to a value, or undefined if it is more than such a path. */
export function plainPath(expression: string): readonly string[] | undefined {
  const [, keys] = plain.exec(expression) ?? [];
  if (keys === undefined || readAnew.test(expression)) return undefined;
  const path = [...keys.matchAll(key)].map(([, bare, double, single]) => bare ?? double ?? single ?? '');
  return path.some((name) => name in {} || refused.has(name)) ? undefined : path;
}

/**
 * What stands at the end of a path: a text, a finite number, a boolean, null, or undefined if the last key is missing. Of these
 * n8n's expression engines are known to give the same; all else is left to n8n. Runs no getter.
 */
export function valueAt(json: unknown, path: readonly string[]): unknown {
  let value = json;
  for (const name of path) {
    if (!isPlainObject(value)) return leftToN8n;
    const property = Object.getOwnPropertyDescriptor(value, name);
    if (property && !('value' in property)) return leftToN8n;
    value = property?.value;
  }
  return isSameInAllEngines(value) ? value : leftToN8n;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isSameInAllEngines(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= mostText && value.isWellFormed() && !/[\0\uFEFF]/.test(value);
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  return typeof value === 'boolean' || value === null || value === undefined;
}

/** An engine may run out of memory over a longer text. */
const mostText = 100_000;
