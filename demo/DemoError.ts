/** A reason why the demo cannot go on, as a sentence that says what to do. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}
