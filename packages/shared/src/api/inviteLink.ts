import { readUrl } from './url.ts';

/**
 * The access token in what a person pasted: an invite link (its query's `access_token` or `token`, else the last segment of
 * its path) or the token itself. Undefined when a link holds none. The link's host is never used: a link cannot choose
 * where a respondent's e-mail address is sent.
 */
export function accessTokenFrom(pasted: string): string | undefined {
  const text = pasted.trim();
  if (!/^https?:\/\//i.test(text)) return text || undefined;
  const link = readUrl(text);
  if (!link) return undefined;
  const lastSegment = link.pathname.split('/').findLast((segment) => segment !== '');
  return (
    link.searchParams.get('access_token') ||
    link.searchParams.get('token') ||
    (lastSegment && decoded(lastSegment)) ||
    undefined
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
