import type { IExecuteFunctions } from 'n8n-workflow';
import { leftToN8n, plainPath, valueAt } from './plainPath.ts';

/** Gives a parameter's value for an item, by its index, expressions resolved. Throws what n8n throws when an expression fails. */
export type Reader = (item: number) => unknown;

/**
 * Reads a parameter as `getNodeParameter` does, item by item, but asks n8n only for what has to be computed: what holds no expression
 * is read once for all items, and what a plain path such as `={{ $json.email }}` leads to is taken from the item.
 */
export function parameterReader(context: IExecuteFunctions, name: string, fallback?: unknown): Reader {
  return firstDecided((item) => {
    const byN8n: Reader = (at) => context.getNodeParameter(name, at, fallback);
    const raw: unknown = context.getNodeParameter(name, item, fallback, { rawExpressions: true });
    if (!holdsExpression(raw)) return once(byN8n);
    const path = typeof raw === 'string' ? plainPath(raw) : undefined;
    return path && isJsonOfItems(context) ? along(path, context, byN8n) : byN8n;
  });
}

/** Reads in a way that is decided, which may throw, when the first item is read. */
export function firstDecided(decide: (item: number) => Reader): Reader {
  let read: Reader | undefined;
  return (item) => (read ??= decide(item))(item);
}

/** Whether n8n would compute any part of a parameter as it was saved. */
export function holdsExpression(raw: unknown): boolean {
  if (typeof raw === 'string') return raw.startsWith('=');
  return typeof raw === 'object' && raw !== null && Object.values(raw).some(holdsExpression);
}

function once(read: Reader): Reader {
  let known: { readonly value: unknown } | undefined;
  return (item) => (known ??= { value: read(item) }).value;
}

function along(path: readonly string[], context: IExecuteFunctions, byN8n: Reader): Reader {
  const items = context.getInputData();
  return (item) => {
    const value = valueAt(items[item]?.json, path);
    return value === leftToN8n ? byN8n(item) : value;
  };
}

/** Whether `$json` is the JSON of the item that is read. It is not where n8n runs the node as a tool. */
function isJsonOfItems(context: IExecuteFunctions): boolean {
  const items = context.getInputData();
  try {
    return [0, items.length - 1].every((item) => context.getWorkflowDataProxy(item).$json === items[item]?.json);
  } catch {
    return false;
  }
}
