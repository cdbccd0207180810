import type { RecordedRequest } from './requests.ts';
import type { Room } from './rooms.ts';

/** What a person sees who opens the fake's address. */
export function overviewPage(origin: string, rooms: readonly Room[], requests: readonly RecordedRequest[]): string {
  const newest = rooms.toReversed().slice(0, 50);
  const rows = newest.map(
    ({ url, language, status, respondent_email: respondent }) =>
      `<tr><td><a href="${escaped(url)}">${escaped(url)}</a><td>${escaped(language ?? '')}<td>${status}<td>${escaped(respondent ?? '')}`,
  );
  return page(
    'Fake Aseed',
    `<p>${rooms.length} rooms, ${requests.length} API calls (<a href="/requests">all of them</a>). Base URL: <code>${origin}/custdev</code></p>
    <table><tr><th>Invite link<th>Language<th>Status<th>Respondent</tr>${rows.join('')}</table>`,
  );
}

/** A page of the fake, of HTML that is safe already. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
    <style>body{font:16px system-ui;max-width:60rem;margin:3rem auto;padding:0 1rem}td,th{text-align:left;padding:.2rem 1rem .2rem 0}</style>
    <h1>${title}</h1>${body}</html>`;
}

/** Text as it may stand in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
