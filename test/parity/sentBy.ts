import type { FakeAseed } from '@aseed/fake-aseed';

type Sent = { method: string; path: string; body: string; authorization: unknown }[];

/** What reached the server while something ran. */
export async function sentBy(fake: FakeAseed, work: () => Promise<unknown>): Promise<Sent> {
  const before = fake.requests.length;
  await work();
  return fake.requests.slice(before).map(({ method, path, body, headers }) => ({
    method,
    path,
    body,
    authorization: headers.authorization,
  }));
}
