export type { Answer } from './answers.ts';
export type { Breakage } from './connections.ts';
export { apiRoot, contract, type Operation } from './contract.ts';
export { startFakeAseed, type FakeAseed, type FakeAseedOptions } from './fakeAseed.ts';
export { faults, type Fault } from './faults.ts';
export type { FaultTiming } from './plannedFaults.ts';
export type { RecordedRequest } from './requests.ts';
