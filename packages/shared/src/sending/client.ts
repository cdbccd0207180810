import type { Caller } from '../call/call.ts';
import type { Sender } from './sendCalls.ts';

/** What the core needs of the platform that it runs on: what one call needs, and what sending many does. */
export type Client = Caller & Sender;
