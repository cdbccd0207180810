export { sentenceForStatus } from './answer.ts';
export { authorizationFor, defaultBaseUrl, type ConnectionFields } from './connection.ts';
export { join, joinedFields, list, testConnection, type Client, type JoinedRoom } from './client.ts';
export { sampleOf, type AnswerField, type AnswerFields } from './answerFields.ts';
export {
  createRoomsForOrders,
  orderInputs,
  type CreatedRooms,
  type OrderLimits,
  type OrderResult,
} from './createRoomsForOrders.ts';
export { deadline } from './deadline.ts';
export { createRooms, mostRooms } from './endpoints/createRooms.ts';
export { joinRoom } from './endpoints/joinRoom.ts';
export { connectionTest, listRooms } from './endpoints/listRooms.ts';
export { AseedError } from './errors/AseedError.ts';
export { InvalidInputError } from './errors/InvalidInputError.ts';
export { RateLimitedError } from './errors/RateLimitedError.ts';
export { UnauthorisedError } from './errors/UnauthorisedError.ts';
export { failureOf, failureOfAll, type Failure } from './failure.ts';
export type { Fields, Input, InputKind, Inputs } from './inputs.ts';
export { joinForMany } from './joinForMany.ts';
export { newOrderMemory, type OrderMemory } from './orderMemory.ts';
export { idOf, inviteLinkOf, roomFields, type Json, type Room } from './room.ts';
export { plainHeaders, type HttpAnswer, type HttpRequest, type NoAnswer, type Transport } from './transport.ts';
export { weightiest } from './weightiest.ts';
