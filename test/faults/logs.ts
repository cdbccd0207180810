/** Runs something and gives all that was written to the console meanwhile, instead of showing it. */
export async function logsOf<T>(work: () => Promise<T>): Promise<{ result: T; logs: string }> {
  const written: string[] = [];
  const streams = [process.stdout, process.stderr];
  for (const stream of streams) {
    stream.write = (chunk: string | Uint8Array) => {
      written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      return true;
    };
  }
  try {
    return { result: await work(), logs: written.join('') };
  } finally {
    for (const stream of streams) Reflect.deleteProperty(stream, 'write'); // The class's own comes back.
  }
}
