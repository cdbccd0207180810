import { ok, okIfReadable, refusal, type Answer } from '../answers.ts';
import { projectsOf } from '../projects.ts';
import { enter, shownAt } from '../roomLife.ts';
import type { Room } from '../rooms.ts';
import type { State } from '../state.ts';

const livekit = {
  key: 'fake-livekit-key',
  secret: 'fake-livekit-secret-of-32-characters',
  url: 'wss://livekit.example.com',
};

/** Lets a respondent join the room that the access token leads to. */
export async function joinRoom(state: State, accessToken: string, email: string): Promise<Answer> {
  const room = roomOf(state, accessToken);
  if (!room) return noSuchRoom;
  const refused = enter(room, email, state.now());
  if (refused) return refusal(refused.status, refused.detail);
  // Loaded only when somebody joins: it takes as long as Express, and most that start a fake let nobody join.
  const { AccessToken } = await import('livekit-server-sdk');
  const token = new AccessToken(livekit.key, livekit.secret, { identity: email, ttl: room.max_duration_minutes * 60 });
  token.addGrant({ room: room.room_name, roomJoin: true });
  return ok({
    token: await token.toJwt(),
    url: livekit.url,
    room_name: room.room_name,
    max_duration_minutes: room.max_duration_minutes,
  });
}

/** Answers what a respondent may know of the room, also when nobody can join it any more. */
export function checkLink(state: State, accessToken: string): Answer {
  const room = roomOf(state, accessToken);
  if (!room) return noSuchRoom;
  const { room_name, max_duration_minutes, status, expires_at, language, topics_for_respondent } = shownAt(state.now())(
    room,
  );
  const project = projectsOf(state).find(({ id }) => id === room.project_id);
  return okIfReadable({
    room_name,
    max_duration_minutes,
    status,
    project_name: project?.name ?? null,
    expires_at,
    language,
    topics_for_respondent,
  });
}

const noSuchRoom = refusal(404, 'Room not found');

function roomOf({ rooms }: State, accessToken: string): Room | undefined {
  return rooms.find((room) => room.access_token === accessToken);
}
