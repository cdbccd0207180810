import axios from 'axios';
import { deadline } from './deadline.ts';
import { plainHeaders, type Transport } from './transport.ts';

/** The transport for plain Node programs. An entry point of its own, so that no integration bundles axios. */
export const axiosTransport: Transport = async ({ method, url, headers, body, timeoutMs }) => {
  const { signal, noAnswerFrom } = deadline(timeoutMs);
  try {
    const answer = await axios.request<string>({
      method,
      url,
      headers: { ...headers },
      data: body,
      signal,
      maxRedirects: 0,
      responseType: 'text',
      validateStatus: () => true,
    });
    return { status: answer.status, headers: plainHeaders(answer.headers), body: answer.data };
  } catch (error) {
    return noAnswerFrom(error);
  }
};
