/** The words of the platform that the core runs on, for what only it has a name for. */
export interface Words {
  /** Where the API token and the Base URL are filled in, such as "the Aseed credential". */
  readonly connection: string;
  /** What one of many things that are done at once is called, such as "Item". */
  readonly item: string;
  /** To do the same once more, as the end of a sentence, such as "run again". */
  readonly runAgain: string;
  /** What to do, or what the platform does, when a refusal has passed, after a time such as "7 seconds": a sentence. */
  readonly later: (time: string) => string;
  readonly again: RunAgain;
  /** How to choose a project that no list shows: a sentence. */
  readonly withoutList: string;
}

/** What running the same again does, as one or two sentences of at most 144 characters. */
export interface RunAgain {
  /** Where some of the rooms were made and no outcome is open. */
  readonly rest: string;
  /** Where the outcome of a call is open. */
  readonly open: string;
  /** Where the outcome is open and exactly the rooms that are missing were found. */
  readonly found: string;
}
