export { changing, changingEach, having } from './alterations.ts';
export type { Answer } from './answers.ts';
export type { Breakage } from './connections.ts';
export type { Operation } from './api.ts';
export {
  apiRoot,
  contract,
  contractPaths,
  contractSchemas,
  operationIds,
  type DescribedOperation,
} from './contract.ts';
export { startFakeAseed, type FakeAseed, type FakeAseedOptions } from './fakeAseed.ts';
export { faults, type Fault } from './faults.ts';
export { dice, failSometimes, letDaysPass, type Days } from './passingDays.ts';
export type { PlayOptions, RoomEvent } from './play.ts';
export type { FaultTiming } from './plannedFaults.ts';
export type { ProjectSettings } from './projects.ts';
export type { InterviewRecord, RecordOptions, RecordStatus } from './records.ts';
export type { RecordedRequest } from './requests.ts';
export type { Room, RoomStatus } from './rooms.ts';
export { untilStall } from './untilStall.ts';
