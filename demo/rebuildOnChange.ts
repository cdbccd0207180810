import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OnEnd } from './untilEnded.ts';

const packages = fileURLToPath(new URL('../packages', import.meta.url));
const nodePackage = join(packages, 'n8n-nodes');
const sources = ['n8n-nodes/nodes', 'n8n-nodes/credentials', 'n8n-nodes/icons', 'shared/src'];
/** An editor writes a file in several steps, and a branch is many files. */
const settleMs = 100;

/**
 * Builds the node now and each time that a source of it or of the core changes, as it is built to be published, and puts it over the
 * installed one, in the folder given. When it cannot be built, says why, and the one before stays. Throws nothing.
 */
export function rebuildOnChange(installedNode: string, say: (line: string) => void, onEnd: OnEnd): void {
  let timer: NodeJS.Timeout | undefined;
  let watchers: FSWatcher[] = [];
  const stopWatching = () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
  const rebuildSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      watchAnew();
      say(rebuild(installedNode));
    }, settleMs);
  };
  // Each folder by itself: a recursive watch on Linux loses a file that an editor has replaced by renaming.
  const watchAnew = () => {
    stopWatching();
    watchers = [];
    try {
      for (const folder of sourceFolders()) watchers.push(watch(folder, rebuildSoon).on('error', rebuildSoon));
    } catch {
      // A folder went away in between, as when a branch is changed.
      rebuildSoon();
    }
  };
  onEnd(stopWatching);
  // What was changed while n8n started counts too.
  rebuildSoon();
}

function sourceFolders(): string[] {
  return sources.flatMap((source) => {
    const root = join(packages, source);
    const entries = readdirSync(root, { recursive: true, withFileTypes: true });
    return [
      root,
      ...entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name)),
    ];
  });
}

/** Builds the node and puts it in place, and gives what is to be said of it. */
function rebuild(installedNode: string): string {
  const { status, stderr } = spawnSync(process.execPath, ['build.mjs'], { cwd: nodePackage, encoding: 'utf8' });
  if (status !== 0) return `The node could not be built; n8n keeps the one before.\n${stderr}`;
  cpSync(join(nodePackage, 'dist'), join(installedNode, 'dist'), { recursive: true });
  return `${new Date().toLocaleTimeString()}  Built the node.`;
}
