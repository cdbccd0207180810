/**
 * Finds a value in what n8n has written, which is a list: texts, lists and objects stand in it once, and wherever one of them is meant,
 * the text of its place in the list stands. Gives undefined where the path leads nowhere.
 */
export function valueAt(list: unknown, path: readonly string[], start: unknown = '0'): unknown {
  return path.reduce((value, key) => meant(list, fieldOf(value, key)), meant(list, start));
}

function meant(list: unknown, value: unknown): unknown {
  return typeof value === 'string' ? fieldOf(list, value) : value;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}
