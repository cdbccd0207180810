import assert from 'node:assert/strict';
import { Session, type Debugger, type Profiler } from 'node:inspector/promises';
import { core } from './floors.ts';

const root = new URL('../../', import.meta.url).href;
const coreUrl = `${root}${core}/`;

declare global {
  /** Global because that is what the condition of a breakpoint reaches. */
  var filesRun: Set<string> | undefined;
}

/**
 * Does some work and gives the files of the core that it enters, which are those in which a function runs, in the order in
 * which the first does. The modules must be loaded before: what runs while they load does not count.
 */
export async function filesEntered(work: () => Promise<void>): Promise<string[]> {
  const session = new Session();
  session.connect();
  try {
    const inOrder = await noteWhatRuns(session);
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const covered = result.filter(({ url, functions }) => url.startsWith(coreUrl) && functions.some(hasRun));
    assert.deepEqual(
      [...inOrder].toSorted(),
      covered.map(({ url }) => fileOf(url)).toSorted(),
      'breakpoints and coverage',
    );
    return [...inOrder];
  } finally {
    session.disconnect();
    globalThis.filesRun = undefined;
  }
}

/** Whether a function ran. What a file does while it loads is a function too: without a name, from its first character. */
function hasRun({ functionName, ranges: [whole] }: Profiler.FunctionCoverage): boolean {
  const isModule = functionName === '' && whole?.startOffset === 0;
  return !isModule && whole !== undefined && whole.count > 0;
}

/** Coverage knows no order. So each place of the core gets a breakpoint whose condition notes the file and never holds. */
async function noteWhatRuns(session: Session): Promise<ReadonlySet<string>> {
  const files = new Set<string>();
  globalThis.filesRun = files;
  const scripts: Debugger.ScriptParsedEventDataType[] = [];
  session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params));
  await session.post('Debugger.enable');
  for (const { scriptId, url } of scripts.filter((script) => script.url.startsWith(coreUrl))) {
    const condition = `void filesRun.add(${JSON.stringify(fileOf(url))})`;
    const { locations } = await session.post('Debugger.getPossibleBreakpoints', { start: { scriptId, lineNumber: 0 } });
    for (const location of locations) await session.post('Debugger.setBreakpoint', { location, condition });
  }
  return files;
}

function fileOf(url: string): string {
  return decodeURI(url.slice(root.length));
}
