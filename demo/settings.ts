import { createServer } from 'node:net';
import { once } from 'node:events';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { DemoError } from './DemoError.ts';

/** What the demo's command line says. */
export interface Settings {
  /** Ends when all is checked, instead of staying up to be looked at. */
  readonly once: boolean;
  readonly ports: Ports;
}

export interface Ports {
  readonly n8n: number;
  readonly inbox: number;
  readonly smtp: number;
  readonly aseed: number;
}

const portOptions = {
  'n8n-port': { type: 'string', default: '5678' },
  'inbox-port': { type: 'string', default: '1080' },
  'smtp-port': { type: 'string', default: '1025' },
  'aseed-port': { type: 'string', default: '4010' },
} as const;

const demoOptions = { once: { type: 'boolean', default: false }, ...portOptions } as const;

type PortOption = keyof typeof portOptions;

/** What was run, as a person types it. */
const command = `npm run ${process.env.npm_lifecycle_event ?? 'demo'}`;

/** Reads the demo's command line and sees that each port is free. Throws DemoError. */
export async function readSettings(args: string[]): Promise<Settings> {
  const { once, ...chosen } = parsed(args, demoOptions);
  return { once, ports: await freePorts(chosen) };
}

/** Reads a command line that chooses ports only, and sees that each is free. Throws DemoError. */
export async function readPorts(args: string[]): Promise<Ports> {
  return freePorts(parsed(args, portOptions));
}

function parsed<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const flags = Object.entries(options).map(([name, { type }]) => (type === 'string' ? `--${name} N` : `--${name}`));
    throw new DemoError(`${error instanceof Error ? error.message : error}. ${command} takes: ${flags.join(', ')}.`);
  }
}

async function freePorts(chosen: Readonly<Record<PortOption, string>>): Promise<Ports> {
  if (new Set(Object.values(chosen)).size < Object.keys(chosen).length) {
    throw new DemoError('Each --…-port has to be another one.');
  }
  const port = async (name: PortOption) => freePort(name, Number(chosen[name]));
  return {
    n8n: await port('n8n-port'),
    inbox: await port('inbox-port'),
    smtp: await port('smtp-port'),
    aseed: await port('aseed-port'),
  };
}

async function freePort(name: string, port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new DemoError(`--${name} has to be a port from 1 to 65535.`);
  if (await isFree(port)) return port;
  throw new DemoError(
    `Port ${port} is in use. Stop what uses it, or take another: ${command} -- --${name} ${port + 1}`,
  );
}

/** A port that is free now, for what nobody has to find. */
export async function anyFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return true;
  } catch {
    return false;
  }
}
