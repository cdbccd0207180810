import { jwtDecode } from 'jwt-decode';
import * as z from 'zod/v4-mini';

const claims = z.lazy(() =>
  z.looseObject({
    sub: z.optional(z.string()),
    exp: z.optional(z.number()),
    video: z.optional(z.looseObject({ room: z.optional(z.string()) })),
  }),
);

/** What a LiveKit token says of itself, unverified: only Aseed holds the key. Null where it says nothing. */
export interface LivekitClaims {
  readonly identity: string | null;
  readonly room: string | null;
  /** Until when a first connection may be made, as an ISO date. */
  readonly expiresAt: string | null;
}

/** Reads a LiveKit token's identity, room and expiry without verifying it. Never throws: no token, no claims. */
export function readLivekitToken(token: string): LivekitClaims {
  const { sub, exp, video } = claimsOf(token);
  return { identity: sub ?? null, room: video?.room ?? null, expiresAt: isoDate(exp) };
}

/** The page where anyone can join with a LiveKit token, made by LiveKit itself: no client needs to be built for a first try. */
export function meetLink(livekitUrl: string, token: string): string {
  return `https://meet.livekit.io/custom?${new URLSearchParams({ liveKitUrl: livekitUrl, token }).toString()}`;
}

function claimsOf(token: string): z.infer<typeof claims> {
  try {
    const parsed = z.safeParse(claims, jwtDecode(token));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

function isoDate(seconds: number | undefined): string | null {
  const date = new Date((seconds ?? Number.NaN) * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
