import type { Operation } from '@aseed/fake-aseed';

/** What is tried under each fault. */
export interface Tried {
  readonly name: string;
  readonly kind:
    | 'create'
    | 'join'
    | 'list'
    | 'test'
    | 'check'
    | 'get'
    | 'result'
    | 'update'
    | 'cancel'
    | 'events'
    | 'transcripts'
    | 'wait';
  /** The API's operation that the fault meets. */
  readonly operation: Operation;
  /** How many rooms each call asks for. */
  readonly calls: readonly number[];
  /** How many calls pass before the fault. */
  readonly skip: number;
}

export const operations: readonly Tried[] = [
  { name: 'create 1', kind: 'create', operation: 'createRooms', calls: [1], skip: 0 },
  { name: 'create 100', kind: 'create', operation: 'createRooms', calls: [100], skip: 0 },
  { name: 'create 250', kind: 'create', operation: 'createRooms', calls: [100, 100, 50], skip: 1 },
  { name: 'join', kind: 'join', operation: 'joinRoom', calls: [0], skip: 0 },
  { name: 'list', kind: 'list', operation: 'listRooms', calls: [0], skip: 0 },
  { name: 'check link', kind: 'check', operation: 'checkLink', calls: [0], skip: 0 },
  { name: 'get room', kind: 'get', operation: 'getRoom', calls: [0], skip: 0 },
  { name: 'get record', kind: 'result', operation: 'getRecord', calls: [0], skip: 0 },
  { name: 'update', kind: 'update', operation: 'updateRoom', calls: [0], skip: 0 },
  { name: 'cancel', kind: 'cancel', operation: 'cancelRoom', calls: [0], skip: 0 },
  { name: 'trigger', kind: 'events', operation: 'listRooms', calls: [0], skip: 0 },
  { name: 'transcript trigger', kind: 'transcripts', operation: 'getRecordsMeta', calls: [0], skip: 0 },
  { name: 'wait', kind: 'wait', operation: 'listRooms', calls: [0], skip: 0 },
  { name: 'connection test', kind: 'test', operation: 'listRooms', calls: [0], skip: 0 },
];

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
