import { RateLimitedError, UnauthorisedError, type AseedError, type Failure } from '@aseed/shared';
import type { ZObject } from 'zapier-platform-core';

/** How long Zapier is to hold a step back when Aseed receives too many calls and does not say for how long. */
const usualWaitSeconds = 60;

/**
 * The one place where the core's failures become Zapier's. What may have made rooms halts the step: Zapier replays errors by
 * itself, but not halted steps, and a replay could pay for the rooms twice. For what may pass, and says when, Zapier is to come again.
 */
export function toZapierError(z: ZObject, { message, details, error }: Failure): Error {
  const sentences = `${message} ${details}`;
  if (error.outcome === 'unknown') return new z.errors.HaltedError(sentences);
  const waitSeconds = error.retryAfterSeconds ?? (error instanceof RateLimitedError ? usualWaitSeconds : undefined);
  if (error.outcome === 'mayPass' && waitSeconds !== undefined) {
    return new z.errors.ThrottledError(sentences, waitSeconds);
  }
  if (error instanceof UnauthorisedError) return new z.errors.ExpiredAuthError(sentences);
  return plainError(z, error, sentences);
}

/** The same where nothing is run yet: a connection that is being made cannot have expired, and neither it nor a list in the editor is tried again. */
export function toConnectionError(z: ZObject, { message, details, error }: Failure): Error {
  return plainError(z, error, `${message} ${details}`);
}

function plainError(z: ZObject, { name }: AseedError, sentences: string): Error {
  return new z.errors.Error(sentences, name);
}
