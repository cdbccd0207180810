import { unseen } from '../api/inputRules.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';

/** Longer ones are no keys but a slip, such as a whole contact. */
const longest = 320;

/**
 * What a contact is known by within a study, as text: trimmed, without what nobody sees, in lower case, the same however Unicode spells it, together with the base
 * URL and the project that its room is of. Throws InvalidInputError for a key that is blank, no text, or too long.
 */
export function contactKey(
  typed: unknown,
  { baseUrl, projectId }: { readonly baseUrl: string; readonly projectId: string },
): string {
  const text =
    typeof typed === 'number' ? String(typed) : typeof typed === 'string' ? typed.replace(unseen, '') : typed;
  if (text === undefined || text === null || (typeof text === 'string' && text.trim() === '')) {
    throw new InvalidInputError('Contact Key is missing.', 'contact_key');
  }
  if (typeof text !== 'string' || text.trim().length > longest) {
    throw new InvalidInputError(
      `Contact Key must be text of at most ${longest} characters, such as an e-mail address.`,
      'contact_key',
    );
  }
  const folded = text.toWellFormed().normalize('NFC').trim().toLowerCase();
  return JSON.stringify([baseUrl, projectId, folded]);
}

/** The contact itself in such a key, trimmed and in lower case. What somebody has written in its place is given as it is. */
export function contactIn(key: string): string {
  try {
    const parts: unknown = JSON.parse(key);
    const contact: unknown = Array.isArray(parts) ? parts[2] : undefined;
    return typeof contact === 'string' ? contact : key;
  } catch {
    return key;
  }
}
