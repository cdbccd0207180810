import { listRooms } from '../api/listRooms.ts';
import type { Room } from '../api/room.ts';
import { callOnce } from '../sending/callEndpoint.ts';
import type { Client } from '../sending/client.ts';
import type { HttpAnswer, Transport } from '../transport/transport.ts';
import type { ServerDate } from './found.ts';

/** The rooms of a project, and what time it was at the server; undefined where the answer does not say, or came from a cache. */
export interface Listing {
  readonly rooms: readonly Room[];
  readonly date: ServerDate | undefined;
}

/** Lists the rooms of a project. Throws an AseedError. */
export async function listingOf(client: Client, projectId: string): Promise<Listing> {
  let date: ServerDate | undefined;
  const transport: Transport = async (request) => {
    const askedAtMs = client.clock.now();
    const answer = await client.transport(request);
    if ('headers' in answer) date = serverDate(answer, { askedAtMs, answeredAtMs: client.clock.now() });
    return answer;
  };
  const rooms = await callOnce({ ...client, transport }, listRooms, { project_id: projectId });
  return { rooms, date };
}

function serverDate(
  { headers }: HttpAnswer,
  times: Pick<ServerDate, 'askedAtMs' | 'answeredAtMs'>,
): ServerDate | undefined {
  const dateMs = Date.parse(headers.date ?? '');
  return Number.isNaN(dateMs) || headers.age !== undefined ? undefined : { dateMs, ...times };
}
