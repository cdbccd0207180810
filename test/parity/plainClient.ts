import type { FakeAseed } from '@aseed/fake-aseed';
import { machineTime, type Client } from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';

/** A client of the core without a platform, which sends each call once. */
export const plainClient = ({ apiToken, baseUrl }: FakeAseed): Client => ({
  transport: axiosTransport,
  connection: { apiToken, baseUrl },
  timeoutsMs: { usual: 60_000 },
  patienceMs: 0,
  clock: { ...machineTime, sleep: async () => undefined },
});
