import type { FakeAseed } from '@aseed/fake-aseed';
import { triggers } from '../src/actions.ts';
import { run } from './zap.ts';

export type TriggerKey = (typeof triggers)[number]['key'];

/** What a trigger gives to Zapier, which says by `meta` what it wants it for. */
export async function pollTrigger(
  fake: FakeAseed,
  key: TriggerKey,
  inputData: object = {},
  meta: object = {},
): Promise<Record<string, unknown>[]> {
  const operation = triggers.find((trigger) => trigger.key === key)?.operation;
  const perform = operation && 'perform' in operation ? operation.perform : undefined;
  if (typeof perform !== 'function') throw new Error(`The app has no trigger ${key}.`);
  return run<Record<string, unknown>[]>(
    async (z, bundle) => perform(z, { ...bundle, meta: { ...bundle.meta, ...meta } }),
    fake,
    inputData,
  );
}
