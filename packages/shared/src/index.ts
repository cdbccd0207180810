export { sentenceForStatus } from './answer.ts';
export { attempt } from './attempt.ts';
export { defaultBaseUrl, type ConnectionFields } from './connection.ts';
export { join, list, testConnection, type Client, type JoinedRoom } from './client.ts';
export {
  createRoomsForOrders,
  orderInputs,
  type CreatedRooms,
  type OrderLimits,
  type OrderResult,
} from './createRoomsForOrders.ts';
export { createRooms, mostRooms } from './endpoints/createRooms.ts';
export { joinRoom } from './endpoints/joinRoom.ts';
export { connectionTest, listRooms } from './endpoints/listRooms.ts';
export { AseedError } from './errors/AseedError.ts';
export { InvalidInputError } from './errors/InvalidInputError.ts';
export { failureOf, failureOfAll, type Failure } from './failure.ts';
export type { Fields, Input, InputKind, Inputs } from './inputs.ts';
export { noAnswerFrom } from './noAnswer.ts';
export type { Json, Room } from './room.ts';
export { plainHeaders, type HttpAnswer, type HttpRequest, type NoAnswer, type Transport } from './transport.ts';
