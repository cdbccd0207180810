import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DemoError } from '../../demo/DemoError.ts';
import { startProgram } from '../../demo/run.ts';
import { anyFreePort } from '../../demo/settings.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';
import { until } from '../workflows/until.ts';

/** Starts a Redis that writes nothing to disk, and gives its port. */
export async function startRedis(redis: string, folder: string, onEnd: OnEnd): Promise<number> {
  const port = await anyFreePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = startProgram(redis, args, { cwd: folder, logFile: join(folder, 'redis.log'), onEnd });
  await until('Redis answers', () => {
    if (child.exitCode !== null) throw new DemoError(`Redis did not start: ${child.exitCode}.`);
    return answers(port);
  });
  return port;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as unknown[];
    return String(answer).startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
