import { executeFunctions } from '@aseed/n8n-engine';
import { describeTransport } from '../../shared/test/transport/transportSpec.ts';
import { n8nTransport } from '../nodes/Aseed/transport.ts';

describeTransport('the n8n transport', async () => n8nTransport(await executeFunctions()));
