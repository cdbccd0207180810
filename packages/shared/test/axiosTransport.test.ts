import { axiosTransport } from '../src/axiosTransport.ts';
import { describeTransport } from './transportSpec.ts';

describeTransport('the axios transport', () => axiosTransport);
