export { sampleOf, type AnswerFields } from './api/answerFields.ts';
export { checkLink, linkFields, type LinkInfo } from './api/checkLink.ts';
export { createRooms, mostRooms } from './api/createRooms.ts';
export type { Endpoint } from './api/endpoint.ts';
export { endpoints, type EndpointName, type PerEndpoint } from './api/endpoints.ts';
export type { Json, JsonObject } from './api/json.ts';
export type { Fields, Input, InputKind, Inputs } from './api/inputs.ts';
export { joinedFields, joinRoom, type JoinedRoom } from './api/joinRoom.ts';
export { connectionTest, listRooms } from './api/listRooms.ts';
export {
  idOf,
  inviteLinkOf,
  isRoom,
  keyOf,
  roomFields,
  simplified,
  simplifiedLookedUp,
  type Room,
} from './api/room.ts';
export { checkEach, checkInputs } from './call/checkInputs.ts';
export { authorizationFor, defaultBaseUrl } from './call/connectionFor.ts';
export type { ConnectionFields } from './call/connection.ts';
export type { ContactRow, ContactState, ContactStore, MadeRoom } from './contacts/contactStore.ts';
export { contactInputs, type ContactOrder } from './contacts/checkContactOrders.ts';
export { failureOfContacts, type ContactResult, type ContactResults } from './contacts/contactResult.ts';
export { createRoomsForContacts, type ContactRun } from './contacts/createRoomsForContacts.ts';
export { findContacts, type FoundContact } from './contacts/findContacts.ts';
export { forgetContacts } from './contacts/forgetContacts.ts';
export { recordInvites } from './contacts/recordInvites.ts';
export { AseedError, cut } from './errors/AseedError.ts';
export { ContactMemoryError, type MemoryFault } from './errors/ContactMemoryError.ts';
export { NotFoundError } from './errors/NotFoundError.ts';
export { RecordLateError } from './errors/RecordLateError.ts';
export { InvalidInputError } from './errors/InvalidInputError.ts';
export { RateLimitedError } from './errors/RateLimitedError.ts';
export { UnauthorisedError } from './errors/UnauthorisedError.ts';
export type { Lasting } from './errors/namedRooms.ts';
export { onceFor } from './errors/onceFor.ts';
export { valueOrError } from './errors/valueOrError.ts';
export { WaitCutOffError } from './errors/WaitCutOffError.ts';
export type { Words } from './errors/words.ts';
export { cancelPendingRoom } from './interviews/cancelPendingRoom.ts';
export { changeRoom } from './interviews/changeRoom.ts';
export { eventInputs, newEvents } from './interviews/newEvents.ts';
export { recentEvents } from './interviews/recentEvents.ts';
export type { EventKind } from './interviews/roomEvents.ts';
export { toldOf } from './interviews/toldOf.ts';
export type { Happened, RoomEvent } from './interviews/whatHappened.ts';
export { projectChoices, type ProjectChoice } from './interviews/projectChoices.ts';
export { readResult, type InterviewResult } from './interviews/readResult.ts';
export { readRoom } from './interviews/readRoom.ts';
export { roomsWanted } from './interviews/roomsWanted.ts';
export { failedForEach, lookAtWaiting, waitInputs, waitRules, type WaitStart } from './interviews/waitForInterviews.ts';
export { whichRoom } from './interviews/whichRoom.ts';
export { createRoomsForOrders } from './orders/createRoomsForOrders.ts';
export { orderInputs } from './orders/callPlan.ts';
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
export { calling, callOnce, doForEach, doOnce, type Action, type Client } from './sending/doForEach.ts';
export { sendingInputs, type Outcome } from './sending/sendCalls.ts';
export { testConnection } from './sending/testConnection.ts';
export { machineTime, type Clock } from './transport/clock.ts';
export { exchange } from './transport/exchange.ts';
export type { NoAnswer, Transport } from './transport/transport.ts';
