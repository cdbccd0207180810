/** The address that a text is; undefined for what is none. Never throws, as URL does on long names that URL.canParse takes. */
export function readUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
