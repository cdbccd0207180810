import type { Contact } from './deliver.ts';
import type { Expected } from './outcome.ts';
import type { Stage } from './stage.ts';

/** A moment at which a run is killed. */
export interface Moment {
  readonly name: string;
  /** One word, for the addresses of its contacts. */
  readonly tag: string;
  /** Sees to it that a run stops at the moment. */
  arrange(stage: Stage): Promise<Standstill>;
  /** What has to have come of so many contacts in the end. */
  expected(howMany: number): Expected;
  /** What a run says of each contact when it is posted again and the lease is over. By default that goes well. */
  readonly says?: RegExp;
  /** Whether a person who has looked in Aseed lets these contacts be forgotten then, so that they are posted once more. */
  readonly isForgotten?: boolean;
}

/** The stop that was arranged. */
export interface Standstill {
  /** Whether the run is there now. What asks has to ask often. */
  isReached(contacts: readonly Contact[]): Promise<boolean>;
  /** What is not as it has to be there. */
  look(contacts: readonly Contact[]): Promise<readonly string[]>;
  /** Lets the runs that come go on. */
  release(): Promise<void>;
}
