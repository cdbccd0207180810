import type { Operation } from './api.ts';
import type { Fault } from './faults.ts';

/** What a fault meets: after letting some pass, so many. */
export interface FaultTiming {
  readonly skip?: number;
  readonly times?: number;
}

/** The faults to come, in the order that they were planned in. */
export class PlannedFaults {
  readonly #planned: { operation: Operation; fault: Fault; skip: number; times: number }[] = [];

  add(operation: Operation, fault: Fault, { skip = 0, times = Number.POSITIVE_INFINITY }: FaultTiming = {}): void {
    this.#planned.push({ operation, fault, skip, times });
  }

  /** What the next call of an operation meets, if anything. */
  take(operation: Operation | undefined): Fault | undefined {
    const next = this.#planned.find((planned) => planned.operation === operation && planned.times > 0);
    if (!next) return undefined;
    if (next.skip > 0) {
      next.skip -= 1;
      return undefined;
    }
    next.times -= 1;
    return next.fault;
  }

  clear(): void {
    this.#planned.length = 0;
  }
}
