/** A row as a statement gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** The database of an n8n, as whoever has its password sees it. */
export interface Database {
  rows(sql: string): Promise<Row[]>;
  run(sql: string): Promise<void>;
  /** Takes all rows away, without a trace that would slow down what comes. */
  empty(table: string): Promise<void>;
  /** Adds rows whose values are all text. */
  insert(table: string, columns: readonly string[], rows: readonly (readonly string[])[]): Promise<void>;
  /** A time some minutes before the one in a column, in its own SQL. */
  minutesBefore(column: string, minutes: number): string;
  /** Lets nobody write a row that becomes `held`, so that a run can be stopped when it has claimed and not yet done more. */
  stopBeforeHeld(table: string): Promise<Stop>;
  close(): void;
}

export interface Stop {
  /** Whether a run stands there now. What asks has to ask often. */
  isReached(): Promise<boolean>;
  /** Lets others write again. The one that stood there has to be gone. */
  release(): Promise<void>;
}
