import { connectionTest, listRooms } from '../api/listRooms.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { callOnce, type Client } from './doForEach.ts';

/**
 * Finds out whether the base URL and the API token work, with a read that costs nothing. A refusal of its input counts as
 * a pass, since FastAPI looks at the token first. Throws the AseedError that says what is wrong.
 */
export async function testConnection(client: Client): Promise<void> {
  try {
    await callOnce(client, listRooms, connectionTest);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
  }
}
