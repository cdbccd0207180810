const emailAddress = /[^\s@"'<>(){}[\]:;,]+@[^\s@"'<>(){}[\]:;,]+/g;
const jwt = /eyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g;
const bearer = /bearer\s+\S+/gi;
const longest = 300;
/** More is not looked at, since the patterns take quadratic time. */
const longestRead = 5000;

/**
 * A server's words made fit to be shown and logged: without the secrets given, e-mail addresses, LiveKit tokens and bearer
 * headers, on one line and without control characters, of at most 300 characters.
 */
export function redacted(words: string, secrets: readonly string[]): string {
  const withoutSecrets = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret.replace(/\p{Cs}/gu, '\ufffd'))])
    .reduce((text, secret) => text.replaceAll(secret, '…'), words);
  const clean = withoutSecrets
    .slice(0, longestRead)
    .replace(jwt, '…')
    .replace(bearer, 'Bearer …')
    .replace(emailAddress, '…')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}
