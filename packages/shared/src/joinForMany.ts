import { checkOrders } from './checkOrders.ts';
import { joinAs, type Client, type JoinedRoom } from './client.ts';
import { joinRoom } from './endpoints/joinRoom.ts';
import { AseedError } from './errors/AseedError.ts';
import type { Fields } from './inputs.ts';
import { sendCalls } from './sendCalls.ts';

/**
 * Joins a room for each of many respondents and gives what became of each, in their order. All are checked before the first
 * call; with `goOn` the others go on when one fails.
 */
export async function joinForMany(
  client: Client,
  respondents: readonly (Fields | AseedError)[],
  { goOn }: { readonly goOn: boolean },
): Promise<(JoinedRoom | AseedError)[]> {
  const checked = await checkOrders(joinRoom.inputs, respondents, goOn);
  return sendCalls(checked, goOn, async (request) => {
    if (request instanceof AseedError) throw request;
    return joinAs(client, request);
  });
}
