import { readUrl } from './url.ts';

/** What may stand round a link or a token in a message, a spreadsheet or Markdown, and in neither of them. */
const wrapping = '<>"\'`()\\[\\]“”„‘’‚«»';

/** How an address may begin, in the order in which it is looked for: with its scheme, with its host, with its path. */
const beginnings = [
  { pattern: new RegExp(`https?://[^\\s${wrapping}]+`, 'i'), before: '' },
  {
    pattern: new RegExp(`(?<![\\w.-])(?:localhost|[\\w-]+(?:\\.[\\w-]+)+)(?::\\d+)?/[^\\s${wrapping}]*`, 'i'),
    before: 'https://',
  },
  { pattern: new RegExp(`(?<![^\\s${wrapping}])/[^\\s${wrapping}]+`), before: 'https://path.invalid' },
];

/**
 * The access token in what a person pasted: in the first address in it, an invite link with or without its scheme or its host (its
 * query's `access_token` or `token`, else the last segment of its path), or else the token itself, without the quotes or brackets round
 * it. Undefined when a link holds none. The link's host is never used: a link cannot choose where a respondent's e-mail address
 * is sent.
 */
export function accessTokenFrom(pasted: string): string | undefined {
  for (const { pattern, before } of beginnings) {
    const [found] = pattern.exec(pasted) ?? [];
    if (found !== undefined) return tokenIn(`${before}${firstOf(found).replace(/(?<=\w)[.,;:!?]+$/, '')}`);
  }
  return decoded(pasted.replace(outside, '')) || undefined;
}

/** Zapier joins links with commas; the next begins with its scheme or its host. */
function firstOf(addresses: string): string {
  return addresses.split(/[,;|](?=https?:\/\/|[\w-]+\.)/i)[0] ?? '';
}

const outside = new RegExp(`^[\\s${wrapping}]+|(?<![\\s${wrapping}])[\\s${wrapping}]+$`, 'g');

function tokenIn(address: string): string | undefined {
  const link = readUrl(address);
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
