import { defineApp, version as platformVersion } from 'zapier-platform-core';
import packageJson from '../package.json' with { type: 'json' };
import { actions } from './actions.ts';
import { authentication } from './authentication.ts';

export default defineApp({
  version: packageJson.version,
  platformVersion,
  authentication,
  // The core reads statuses, a 429 too; Zapier's own reading would come first and show raw answers.
  flags: { skipThrowForStatus: true, throwForThrottlingEarly: false },
  creates: Object.fromEntries(actions.map((action) => [action.key, action])),
});
