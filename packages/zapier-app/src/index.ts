import { defineApp, version as platformVersion } from 'zapier-platform-core';
import packageJson from '../package.json' with { type: 'json' };
import { creates, searches, triggers } from './actions.ts';
import { authentication } from './authentication.ts';

export default defineApp({
  version: packageJson.version,
  platformVersion,
  authentication,
  // The core reads statuses, a 429 too; Zapier's own reading would come first and show raw answers.
  // It drops blank fields too.
  flags: { skipThrowForStatus: true, throwForThrottlingEarly: false, cleanInputData: false },
  triggers: byKey(triggers),
  creates: byKey(creates),
  searches: byKey(searches),
});

function byKey<T extends { readonly key: string }>(actions: readonly T[]): Record<string, T> {
  return Object.fromEntries(actions.map((action) => [action.key, action]));
}
