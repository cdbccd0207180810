import { authorizationFor, connectionTest, defaultBaseUrl, listRooms, sentenceForStatus } from '@aseed/shared';
import type { IAuthenticate, ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { allowHttpField } from '../nodes/Aseed/connection.ts';

/** Every refusal but 422, which proves the token: the API looks at it before the query. */
const refusals = Array.from({ length: 300 }, (_, index) => 300 + index).filter((status) => status !== 422);

/** Those that get a sentence of ours; n8n words the others. */
const worded = [301, 302, 307, 308, 400, 401, 403, 404, 405, 429, 500, 502, 503, 504, 520];

export class AseedApi implements ICredentialType {
  name = 'aseedApi';

  displayName = 'Aseed API';

  icon: Icon = { light: 'file:../icons/aseed.svg', dark: 'file:../icons/aseed.dark.svg' };

  documentationUrl = 'https://github.com/aseed-ai/aseed-integrations/blob/main/packages/n8n-nodes/README.md#credential';

  properties: INodeProperties[] = [
    {
      displayName: 'API Token',
      name: 'apiToken',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'The API token of your Aseed account. How to get one is in <a href="https://docs.aseed.ai">the Aseed documentation</a>.',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: defaultBaseUrl,
      description: 'Where the Aseed API is. Leave it as it is unless Aseed gave you another address.',
    },
    allowHttpField,
  ];

  /** A function and no expression, so that what the core says of a token or an address that cannot be used is what people read. */
  authenticate: IAuthenticate = async (credential, request) => {
    const { baseUrl, allowHttp, apiToken } = credential;
    // The HTTP Request node calls it uri, which n8n's types leave out.
    const { uri = '', url = uri, baseURL }: Partial<typeof request> & { uri?: string } = request;
    const target = URL.canParse(url, baseURL) ? new URL(url, baseURL).href : '';
    return {
      ...request,
      headers: { ...request.headers, Authorization: authorizationFor({ baseUrl, allowHttp, apiToken }, target) },
    };
  };

  test: ICredentialTestRequest = {
    request: {
      baseURL: `={{ ($credentials.baseUrl.trim() || "${defaultBaseUrl}").replace(/\\/+$/, "") }}`,
      url: listRooms.path,
      qs: connectionTest,
      disableFollowRedirect: true,
      ignoreHttpStatusErrors: { ignore: true, except: refusals },
    },
    rules: worded.map((status) => ({
      type: 'responseCode',
      properties: { value: status, message: sentenceForStatus(listRooms, status) },
    })),
  };
}
