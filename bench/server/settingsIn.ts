import type { RoomSettings } from '@aseed/fake-aseed/rooms';

/** What a create asks for, of its body. Throws for anything else. */
export function settingsIn(body: string): RoomSettings {
  const parsed: unknown = JSON.parse(body);
  if (isSettings(parsed)) return parsed;
  throw new Error(`The bench's server was asked for no rooms: ${body.slice(0, 200)}`);
}

function isSettings(value: unknown): value is RoomSettings {
  return typeof value === 'object' && value !== null && 'project_id' in value;
}
