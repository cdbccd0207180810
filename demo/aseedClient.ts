import { setTimeout as wait } from 'node:timers/promises';
import type { FakeAseed } from '@aseed/fake-aseed';
import { machineTime, type Client } from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';

/** Calls the fake Aseed beside n8n, as a program would. */
export function aseedClient({ baseUrl, apiToken }: Pick<FakeAseed, 'baseUrl' | 'apiToken'>): Client {
  return {
    transport: axiosTransport,
    connection: { baseUrl, apiToken },
    timeoutsMs: { usual: 20_000 },
    patienceMs: 0,
    clock: { ...machineTime, sleep: wait },
  };
}
