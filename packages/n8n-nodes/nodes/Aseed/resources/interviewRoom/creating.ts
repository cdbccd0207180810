import {
  createRoomsForOrders,
  failureOfAll,
  mostRooms,
  orderInputs,
  type AseedError,
  type Client,
  type CreatedRooms,
  type FailureOfMany,
  type OrderResult,
  type Words,
} from '@aseed/shared';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readItems } from '../../fields.ts';
import type { Journals } from '../../journals.ts';
import { n8nWords, wordsOfItem, wordsOfStopped, wordsOfTool } from '../../words.ts';

/** What became of an item, and what is told of its room beside the room's own fields. */
export interface ItemResult extends OrderResult {
  readonly told?: IDataObject;
}

/** What a way of creating rooms brought, and how it is told. */
export interface Creation {
  readonly results: readonly ItemResult[];
  readonly warnings: readonly string[];
  /** The failure of the run as a whole, if any, for an execution that stops there; `isStopped` by its user. */
  readonly failure: (isStopped: boolean) => FailureOfMany | undefined;
  /** For one item of an execution that goes on. */
  readonly itemWords: Words;
}

export interface CreationRules {
  readonly goOn: boolean;
  readonly useFound: boolean;
}

/** Creates rooms for the items of a node. What is `blocked` for all is not sent. */
export type Create = (
  context: IExecuteFunctions,
  client: Client,
  rules: CreationRules,
  journals: Journals,
  blocked: AseedError | undefined,
) => Promise<Creation>;

/** As many rooms for each item as it asks for. */
export const createForItems: Create = async (context, client, rules, { own, otherRuns }, blocked) => {
  const orders = await readItems(context, orderInputs(mostRooms.perItem), blocked);
  const limits = { ...rules, perOrder: mostRooms.perItem };
  const created = await createRoomsForOrders(client, orders, limits, own, otherRuns);
  return toldIn(created, n8nWords, wordsOfItem, wordsOfStopped);
};

/** The same for an AI agent. One that asks twice means two rooms: what was made is neither remembered nor taken for what may have been made. */
export const createForTool: Create = async (context, client, { goOn }, _journals, blocked) => {
  const orders = await readItems(context, orderInputs(mostRooms.perToolCall), blocked);
  const created = await createRoomsForOrders(client, orders, { goOn, perOrder: mostRooms.perToolCall });
  return toldIn(created, wordsOfTool, wordsOfTool, wordsOfStopped);
};

function toldIn(created: CreatedRooms, words: Words, itemWords: Words, stoppedWords: Words): Creation {
  return { ...created, itemWords, failure: (isStopped) => failureOfAll(created, isStopped ? stoppedWords : words) };
}
