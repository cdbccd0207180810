import { axiosTransport } from '../../src/transport/axiosTransport.ts';
import { describeTransport } from './transportSpec.ts';

describeTransport('the axios transport', () => axiosTransport);
