import { spawn, spawnSync } from 'node:child_process';

// Runs the Node script given. When the input closes, as it does when the one who started this is gone in whatever way, the
// script is ended with all that it has started.
const graceMs = 5000;
const child = spawn(process.execPath, process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
  windowsHide: true,
});

function end(signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}

process.stdin.resume();
process.stdin.on('close', () => {
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), graceMs).unref();
});
// A terminal sends these to everybody at once; the end of the input is what counts here.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
child.on('exit', (code) => {
  end('SIGKILL');
  process.exit(code ?? 1);
});
