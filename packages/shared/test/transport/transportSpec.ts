import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { HttpRequest, Transport } from '../../src/transport/transport.ts';

interface Arrived {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What every transport has to keep to, tried on real local servers. */
export function describeTransport(name: string, newTransport: () => Transport | Promise<Transport>): void {
  describe(name, () => {
    const arrived: Arrived[] = [];
    let answer: (response: ServerResponse) => unknown;
    let server: Server;
    let origin: string;
    let transport: Transport;

    beforeEach(async () => {
      arrived.length = 0;
      server = createServer((request, response) => {
        const { method, url, headers } = request;
        void text(request).then((body) => {
          arrived.push({ method, url, headers, body });
          answer(response);
        });
      });
      origin = await listening(server);
      transport = await newTransport();
    });
    afterEach(() => closed(server));

    const get = (url = origin): HttpRequest => ({ method: 'GET', url, headers: {}, timeIsOver: never });
    const post = (url = origin): HttpRequest => ({
      method: 'POST',
      url,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', Authorization: 'Bearer secret-token' },
      body: '{"topics":"Wörter 🙂 \\u2028 ключ","count":1.0}',
      timeIsOver: never,
    });

    test.each([
      [200, 'application/json', '[{"id":1}]'],
      [200, 'application/json', ' {"url":"https://x.example/ü🙂"} \n'],
      [200, 'application/json', '{"cut":'],
      [200, 'application/json', '"text"'],
      [200, 'text/html', '<!doctype html><title>Hi</title>'],
      [200, 'application/json', ''],
      [401, 'application/json', '{"detail":"Not authenticated"}'],
      [422, 'application/json', '{"detail":[]}'],
      [500, 'text/plain', 'Internal Server Error'],
      [503, 'text/html', '<html></html>'],
    ])('gives a %i of %s with body %j as it came', async (status, type, body) => {
      answer = (response) => response.writeHead(status, { 'Content-Type': type, 'X-Request-ID': 'aB' }).end(body);
      expect(await transport(post())).toEqual({
        status,
        headers: expect.objectContaining({ 'content-type': type, 'x-request-id': 'aB' }),
        body,
      });
    });

    test('reads a compressed answer', async () => {
      answer = (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('[{"name":"Zoë"}]'));
      expect(await transport(get())).toMatchObject({ status: 200, body: '[{"name":"Zoë"}]' });
    });

    test('sends method, path, headers and body exactly', async () => {
      answer = (response) => response.end('{}');
      const path = '/custdev/api/join/a%2Fb%3Fc%2525%20%F0%9F%99%82?status=a%20b%26c&empty=';
      const request = post(`${origin}${path}`);
      await transport(request);
      expect(arrived).toEqual([
        {
          method: 'POST',
          url: path,
          headers: expect.objectContaining({
            accept: 'application/json',
            'content-type': 'application/json',
            authorization: 'Bearer secret-token',
          }),
          body: request.body,
        },
      ]);
    });

    test('sends a GET with no body and no Authorization of its own', async () => {
      answer = (response) => response.end('[]');
      await transport(get(`${origin}/rooms`));
      expect(arrived.map(({ method, url, body, headers }) => [method, url, body, headers.authorization])).toEqual([
        ['GET', '/rooms', '', undefined],
      ]);
    });

    test.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
      const seen: unknown[] = [];
      const other = createServer((request, response) => response.end(String(seen.push(request.headers))));
      const location = `${await listening(other)}/other`;
      answer = (response) => response.writeHead(status, { Location: location }).end();
      const given = await transport(post());
      await closed(other);
      expect(given).toMatchObject({ status, headers: { location }, body: '' });
      expect(seen).toEqual([]);
    });

    test('makes a new connection for each call', async () => {
      const connections: Socket[] = [];
      server.on('connection', (socket) => connections.push(socket));
      answer = (response) => response.end('[]');
      for (let call = 1; call <= 3; call += 1) {
        expect(await transport(post())).toMatchObject({ status: 200 });
        expect(connections).toHaveLength(call);
      }
    });

    test('knows that nothing was sent where nothing listens', async () => {
      await closed(server);
      expect(await transport(post())).toEqual({ sent: 'nothing', code: 'ECONNREFUSED' });
    });

    test('knows that nothing was sent to a host that does not exist', async () => {
      expect(await transport(post('http://no-such-host.invalid/api'))).toMatchObject({ sent: 'nothing' });
    });

    test('knows that nothing was sent where no secure connection came about', async () => {
      expect(await transport(post(origin.replace('http:', 'https:')))).toMatchObject({ sent: 'nothing' });
      expect(arrived).toEqual([]);
    });

    test.each([
      ['before it answers', (response: ServerResponse) => response.destroy()],
      [
        'in the middle of its answer',
        (response: ServerResponse) =>
          response.writeHead(200, { 'Content-Length': '100' }).write('[{"id":', () => response.destroy()),
      ],
    ])('says that the call may have arrived when the server closes %s, and sends it once', async (_when, close) => {
      // Not every HTTP client notices an answer that breaks off; then it gives up when its time is over.
      const over = new AbortController();
      answer = (response) => {
        response.on('close', () => setTimeout(() => over.abort(), 500));
        close(response);
      };
      expect(await transport({ ...post(), timeIsOver: over.signal })).toMatchObject({
        sent: 'maybe',
        code: expect.any(String),
      });
      expect(arrived).toHaveLength(1);
    });

    test.each<[string, (response: ServerResponse) => void]>([
      ['before the answer begins', () => undefined],
      ['in the middle of the answer', (response) => void response.write('[')],
      [
        'although the answer keeps dripping in',
        (response) => {
          const drip = setInterval(() => response.write(' '), 20);
          response.on('close', () => clearInterval(drip));
        },
      ],
    ])('gives up when the time is over %s', async (_when, begin) => {
      const over = new AbortController();
      answer = (response) => {
        begin(response);
        setTimeout(() => over.abort(), 100);
      };
      expect(await transport({ ...post(), timeIsOver: over.signal })).toEqual({ sent: 'maybe', code: 'ETIMEDOUT' });
      expect(arrived).toHaveLength(1);
    });
  });
}

/** Time that is never over. */
const never = new AbortController().signal;

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens at no port.');
  return `http://127.0.0.1:${address.port}`;
}

async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
