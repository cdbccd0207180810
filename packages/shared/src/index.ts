export { sampleOf, type AnswerFields } from './api/answerFields.ts';
export { createRooms, mostRooms } from './api/createRooms.ts';
export type { Endpoint } from './api/endpoint.ts';
export { endpoints, type EndpointName, type PerEndpoint } from './api/endpoints.ts';
export type { Fields, Input, InputKind, Inputs } from './api/inputs.ts';
export { joinedFields, joinRoom, type JoinedRoom } from './api/joinRoom.ts';
export { connectionTest, listRooms } from './api/listRooms.ts';
export { idOf, inviteLinkOf, isRoom, keyOf, roomFields, simplified, type Room } from './api/room.ts';
export { checkInputs } from './call/checkInputs.ts';
export { authorizationFor, defaultBaseUrl } from './call/connectionFor.ts';
export type { ConnectionFields } from './call/connection.ts';
export type { ContactRow, ContactState, ContactStore, MadeRoom } from './contacts/contactStore.ts';
export { contactInputs, type ContactOrder } from './contacts/checkContactOrders.ts';
export { failureOfContacts, type ContactResult, type ContactResults } from './contacts/contactResult.ts';
export { createRoomsForContacts, type ContactRun } from './contacts/createRoomsForContacts.ts';
export { forgetContacts } from './contacts/forgetContacts.ts';
export { recordInvites } from './contacts/recordInvites.ts';
export { AseedError, cut } from './errors/AseedError.ts';
export { ContactMemoryError, type MemoryFault } from './errors/ContactMemoryError.ts';
export { InvalidInputError } from './errors/InvalidInputError.ts';
export { RateLimitedError } from './errors/RateLimitedError.ts';
export { UnauthorisedError } from './errors/UnauthorisedError.ts';
export { onceFor } from './errors/onceFor.ts';
export { valueOrError } from './errors/valueOrError.ts';
export type { Words } from './errors/words.ts';
export { createRoomsForOrders, orderInputs } from './orders/createRoomsForOrders.ts';
export {
  failureFrom,
  failureOf,
  failureOfAll,
  failureOfCalls,
  failuresOf,
  type Failure,
  type FailureOfMany,
} from './orders/failure.ts';
export { newJournal, receivedRooms, type Journal, type OtherRuns } from './orders/journal.ts';
export { keptJournal } from './orders/keptJournal.ts';
export type { CreatedRooms, OrderResult } from './orders/orderResult.ts';
export { callForEach, callOnce, type Client } from './sending/callEndpoint.ts';
export { sendingInputs } from './sending/sendCalls.ts';
export { testConnection } from './sending/testConnection.ts';
export { machineTime, type Clock } from './transport/clock.ts';
export { exchange } from './transport/exchange.ts';
export type { NoAnswer, Transport } from './transport/transport.ts';
