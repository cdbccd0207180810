import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'express';
import type { Answer } from './answers.ts';

const pieceMs = 50;

/** Writes an answer at once. */
export function write(response: Response, { status, headers = {}, body, closes }: Answer): void {
  const { socket } = response;
  if (closes) response.once('finish', () => socket?.end());
  response.status(status).set(headers);
  if (typeof body === 'string') response.send(body);
  else response.json(body);
}

/**
 * Writes status, headers and a first small piece of the body at once, and the others evenly over the time given. `begun` is
 * called after the first.
 */
export async function drip(
  response: Response,
  { status, headers = {}, body }: Answer,
  dripMs: number,
  begun: () => void,
): Promise<void> {
  const isText = typeof body === 'string';
  const bytes = Buffer.from(isText ? body : JSON.stringify(body));
  response
    .status(status)
    .type(isText ? 'html' : 'json')
    .set(headers);
  response.set('Content-Length', String(bytes.length)).flushHeaders();
  await pipeline(Readable.from(inPieces(bytes, dripMs, begun)), response).catch(() => {
    // The client gave up, or the fake was closed.
  });
}

async function* inPieces(bytes: Buffer, dripMs: number, begun: () => void): AsyncGenerator<Buffer> {
  const pieces = Math.max(1, Math.min(bytes.length, Math.round(dripMs / pieceMs)));
  for (let piece = 0; piece < pieces; piece += 1) {
    if (piece > 0) await wait(dripMs / (pieces - 1), undefined, { ref: false });
    yield bytes.subarray((bytes.length * piece) / pieces, (bytes.length * (piece + 1)) / pieces);
    if (piece === 0) begun();
  }
}
