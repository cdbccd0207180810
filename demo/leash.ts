import { spawn, spawnSync } from 'node:child_process';

// Runs the program given. When the input closes, as it does when the one who started this is gone in whatever way, the
// program is ended with all that it has started. A byte on the input kills it at once, as a loss of power would.
const graceMs = 5000;
const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, {
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

process.stdin.on('data', () => end('SIGKILL'));
process.stdin.on('close', () => {
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), graceMs).unref();
});
// A terminal sends these to everybody at once; the end of the input is what counts here.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
child.on('error', ({ message }) => {
  console.error(message);
  process.exit(1);
});
child.on('exit', (code) => {
  end('SIGKILL');
  process.exit(code ?? 1);
});
