import type { FakeAseed } from '@aseed/fake-aseed';
import { createAppTester, type Bundle, type ZObject } from 'zapier-platform-core';
import { actions } from '../src/actions.ts';
import app from '../src/index.ts';

export const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** For a fake Aseed: the app's own clock, which the tests do not set, is the machine's. */
export const inRealTime = { now: Date.now };

type Perform<T> = (z: ZObject, bundle: Bundle) => Promise<T>;

/** Runs a step, or the connection test, in Zapier's own engine, connected to the fake Aseed unless told otherwise. */
export async function run<T>(
  perform: Perform<T>,
  fake: FakeAseed,
  inputData: object = {},
  authData: object = {},
): Promise<T> {
  // Zapier's tester writes what it runs into the app: two at once would run each other's.
  const tester = createAppTester({ ...app });
  const { apiToken, baseUrl } = fake;
  return tester(perform, { inputData: { ...inputData }, authData: { apiToken, baseUrl, ...authData } });
}

/** Runs an action by the key under which Zapier knows it. */
export async function runAction(key: string, fake: FakeAseed, inputData: object): Promise<unknown> {
  const perform = actions.find((action) => action.key === key)?.operation.perform;
  if (typeof perform !== 'function') throw new Error(`The app has no action ${key}.`);
  return run(async (z, bundle) => perform(z, bundle), fake, inputData);
}

/** What a failed step shows: the class, which decides what Zapier does with the Zap, and the sentences. */
export async function failureOf(step: Promise<unknown>): Promise<{ name: string; message: string }> {
  const error: unknown = await step.then(
    () => new Error('It did not fail'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('It threw what is no error');
  const { name, message } = error;
  return { name, message: /^(AppError|ThrottledError)$/.test(name) ? messageIn(message) : message };
}

/** Zapier carries an error's parts as JSON in its message. */
function messageIn(json: string): string {
  const parts: unknown = JSON.parse(json);
  return typeof parts === 'object' && parts && 'message' in parts ? String(parts.message) : json;
}
