import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios from 'axios';
import { exchange } from './exchange.ts';
import type { Transport } from './transport.ts';

/** Kept connections are closed by servers just when they are used again, which looks like a call whose outcome is open. */
const keepAlive = false;

/** The transport for plain Node programs. An entry point of its own, so that no integration bundles axios. */
export const axiosTransport: Transport = ({ method, url, headers, body, timeIsOver }) =>
  exchange({ timeIsOver }, async (signal) => {
    const answer = await axios.request<string>({
      method,
      url,
      headers: { ...headers },
      data: body,
      signal,
      httpAgent: new HttpAgent({ keepAlive }),
      httpsAgent: new HttpsAgent({ keepAlive }),
      maxRedirects: 0,
      responseType: 'text',
      validateStatus: () => true,
    });
    return { status: answer.status, headers: answer.headers, body: answer.data };
  });
