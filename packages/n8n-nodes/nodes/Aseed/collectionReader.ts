import type { IExecuteFunctions } from 'n8n-workflow';
import { firstDecided, holdsExpression, parameterReader, type Reader } from './parameterReader.ts';

/** What an expression says that may speak of the parameters beside it, which n8n knows only where it reads them together. */
const speaksOfOthers = /[Pp]arameter|\$item\b|\\/;

/**
 * Reads a collection of fields, or a resource locator, as `getNodeParameter` does, but each field by itself, so that only those are
 * computed that have to be. What cannot be told apart is read as a whole.
 */
export function collectionReader(context: IExecuteFunctions, name: string, fallback?: unknown): Reader {
  return firstDecided((item) => {
    const raw: unknown = context.getNodeParameter(name, item, fallback, { rawExpressions: true });
    const isApart = holdsExpression(raw) && isRecord(raw) && Object.entries(raw).every(isReadByItself);
    return isApart ? eachField(context, name, raw) : parameterReader(context, name, fallback);
  });
}

function isRecord(raw: unknown): raw is object {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** n8n takes a name with other characters for a path. */
function isReadByItself([name, raw]: [string, unknown]): boolean {
  if (!/^\w+$/.test(name) || name in {}) return false;
  if (typeof raw === 'string') return !speaksOfOthers.test(raw);
  return !holdsExpression(raw) || (isRecord(raw) && Object.entries(raw).every(isReadByItself));
}

function eachField(context: IExecuteFunctions, name: string, raw: object): Reader {
  const readers = Object.keys(raw).map((key) => [key, collectionReader(context, `${name}.${key}`)] as const);
  return (item) => {
    try {
      return Object.fromEntries(readers.map(([key, read]) => [key, asInCollection(read(item))]));
    } catch (error) {
      throw asOfCollection(error, name, raw);
    }
  };
}

/** Inside a collection, n8n gives a date of its own as text. */
function asInCollection(value: unknown): unknown {
  return Object(value).isLuxonDateTime ? String(value) : value;
}

/** n8n's error as it is where the collection is read as a whole. */
function asOfCollection(error: unknown, name: string, raw: object): unknown {
  if (!(error instanceof Error)) return error;
  if ('context' in error) Object.assign(Object(error.context), { parameter: name });
  return Object.assign(error, { cause: raw });
}
