import { defineApp, version as platformVersion } from 'zapier-platform-core';
import packageJson from '../package.json' with { type: 'json' };
import { authentication } from './authentication.ts';
import { createRoom } from './creates/createRoom.ts';
import { createRoomsAtOnce } from './creates/createRooms.ts';
import { joinRoom } from './creates/joinRoom.ts';

export default defineApp({
  version: packageJson.version,
  platformVersion,
  authentication,
  // The core reads statuses, a 429 too; Zapier's own reading would come first and show raw answers.
  flags: { skipThrowForStatus: true, throwForThrottlingEarly: false },
  creates: {
    [createRoom.key]: createRoom,
    [createRoomsAtOnce.key]: createRoomsAtOnce,
    [joinRoom.key]: joinRoom,
  },
});
