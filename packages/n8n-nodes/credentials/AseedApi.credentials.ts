import {
  AseedError,
  authorizationFor,
  connectionTest,
  defaultBaseUrl,
  failureFrom,
  listRooms,
  testConnection,
  valueOrError,
} from '@aseed/shared';
import type {
  IAuthenticate,
  ICredentialDataDecryptedObject,
  ICredentialTestRequest,
  ICredentialType,
  Icon,
  IDataObject,
  IHttpRequestHelper,
  INodeProperties,
} from 'n8n-workflow';
import { allowHttpField } from '../nodes/Aseed/connection.ts';
import { testLimits } from '../nodes/Aseed/limits.ts';
import { toCredentialError } from '../nodes/Aseed/toNodeError.ts';
import { clientOn } from '../nodes/Aseed/transport.ts';
import { wordsOfCredential } from '../nodes/Aseed/words.ts';

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
    {
      // Always empty, so that n8n always calls preAuthentication.
      displayName: 'Tested',
      name: 'tested',
      type: 'hidden',
      typeOptions: { expirable: true },
      default: '',
    },
  ];

  /**
   * The test of the credential, since n8n by itself takes any web page for a success: n8n calls this before each request that it
   * builds with the credential, so also before that of {@link test}, and shows what it throws. It gives nothing to be kept.
   */
  async preAuthentication(
    this: IHttpRequestHelper,
    { apiToken, baseUrl, allowHttp }: ICredentialDataDecryptedObject,
  ): Promise<IDataObject> {
    const client = clientOn(this, { apiToken, baseUrl, allowHttp }, testLimits);
    const failure = await valueOrError(() => testConnection(client));
    if (failure instanceof AseedError) throw toCredentialError(failureFrom(failure, wordsOfCredential));
    return {};
  }

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

  /** A request is all that makes n8n test a credential; what it brings was judged before. */
  test: ICredentialTestRequest = {
    request: {
      baseURL: `={{ $credentials.baseUrl.trim() || "${defaultBaseUrl}" }}`,
      url: listRooms.path,
      qs: connectionTest,
      disableFollowRedirect: true,
      ignoreHttpStatusErrors: true,
    },
  };
}
