import type { Mail } from './inbox.ts';

/** The invite link in a mail; empty if there is none. */
export function linkIn({ text }: Mail, origin: string): string {
  return text.split(/\s+/).find((word) => word.startsWith(`${origin}/`)) ?? '';
}
