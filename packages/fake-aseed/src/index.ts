export type { Answer } from './answers.ts';
export { apiRoot, contract, type Operation } from './contract.ts';
export { startFakeAseed, type FakeAseed, type FakeAseedOptions, type RecordedRequest } from './fakeAseed.ts';
export { faults, type Fault } from './faults.ts';
