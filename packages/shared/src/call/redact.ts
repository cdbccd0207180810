const emailAddress = /[^\s@"'<>(){}[\]:;,]+@[^\s@"'<>(){}[\]:;,]+/g;
const jwt = /eyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g;
const bearer = /bearer\s+\S+/gi;
/** An invite link holds the room's code, and other links may hold other secrets; where one leads is enough. */
const pathOfUrl = /(https?:\/\/[^\s"'<>/?#]+)[/?#][^\s"'<>]+/gi;
const namedToken = /\b(access_token["']?\s*[:=]|\w*token\s*=)\s*["']?[^\s"'<>,;]+/gi;
const longest = 140;
/** More is not looked at, since the patterns take quadratic time. */
const longestRead = 5000;

/**
 * A server's words made fit to be shown and logged: without the secrets given, e-mail addresses, LiveKit tokens, bearer
 * headers, room codes and the paths of links, on one line and without control characters, of at most 140 characters.
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
    .replace(pathOfUrl, '$1/…')
    .replace(namedToken, '$1…')
    .replace(emailAddress, '…')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}
