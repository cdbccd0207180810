import { setTimeout as wait } from 'node:timers/promises';
import { machineTime, type Client, type Transport } from '@aseed/shared';

/** A client of the core as n8n's node has it, but for the transport and how many calls are under way at once. */
export function clientOn(transport: Transport, baseUrl: string, apiToken: string, callsAtOnce?: number): Client {
  return {
    transport,
    connection: { baseUrl, apiToken },
    timeoutsMs: { usual: 30_000, createRooms: 120_000 },
    patienceMs: 180_000,
    clock: { ...machineTime, sleep: (ms) => wait(ms) },
    ...(callsAtOnce !== undefined && { callsAtOnce }),
  };
}
