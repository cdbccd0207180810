import { readUrl } from './url.ts';

/** What may stand round a link or a token in a message, a spreadsheet or Markdown, and in neither of them. */
const wrapping = '<>"\'`()\\[\\]“”„‘’‚«»';

/** What ends an address: the same, and what may stand in a token but in no address. */
const end = `\\s${wrapping}{}|*…`;

/** The same as HTML writes it. */
const escaped = /&(quot|lt|gt|apos|nbsp|#\d+);/gi;

/** Stands where an address is a path alone. */
const noHost = 'path.invalid';

/** How an address may begin, in the order in which it is looked for: with its scheme, with its host, with its path. */
const beginnings = [
  { pattern: new RegExp(`https?://[^${end}]+`, 'gi'), before: '' },
  {
    pattern: new RegExp(`(?<![\\w.-])(?:localhost|[\\w-]+(?:\\.[\\w-]+)+)(?::\\d+)?/[^${end}]*`, 'gi'),
    before: 'https://',
  },
  { pattern: new RegExp(`(?<![^${end}])/[^${end}]+`, 'g'), before: `https://${noHost}` },
];

/**
 * The access token in what a person pasted: in the first address in it that has one, an invite link with or without its scheme or its
 * host (its query's `access_token` or `token`, else the last segment of its path), or else the token itself, without the quotes or brackets
 * round it. Undefined when a link holds none. The link's host is never used: a link cannot choose where a respondent's e-mail address
 * is sent.
 */
export function accessTokenFrom(pasted: string): string | undefined {
  const text = pasted.replace(escaped, ' ');
  const addresses = addressesIn(text);
  return addresses.length > 0 ? addresses.map(tokenIn).find(Boolean) : decoded(text.replace(outside, '')) || undefined;
}

/** The host, with its port, of the address that {@link accessTokenFrom} takes the token from. Undefined where it has none. */
export function hostOfLink(pasted: string): string | undefined {
  const address = addressesIn(pasted.replace(escaped, ' ')).find(tokenIn);
  const host = address && readUrl(address)?.host;
  return host === noHost ? undefined : host;
}

function addressesIn(text: string): string[] {
  for (const { pattern, before } of beginnings) {
    const addresses = [...text.matchAll(pattern)].map(([found]) => firstOf(found).replace(/(?<=[\w~-])[.,;:!?]+$/, ''));
    if (addresses.length > 0) return addresses.map((address) => `${before}${address}`);
  }
  return [];
}

/** Zapier joins links with commas; the next begins with its scheme or its host. */
function firstOf(addresses: string): string {
  return addresses.split(/[,;](?=https?:\/\/|[\w-]+\.)/i)[0] ?? '';
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
