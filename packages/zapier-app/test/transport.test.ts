import type { Transport } from '@aseed/shared';
import { createAppTester, type ZObject } from 'zapier-platform-core';
import { describeTransport } from '../../shared/test/transport/transportSpec.ts';
import app from '../src/index.ts';
import { zapierTransport } from '../src/transport.ts';

const tester = createAppTester(app);

/** Sends each request from within a step, which is where Zapier gives its HTTP client. */
const inAStep: Transport = (request) => tester((z: ZObject) => zapierTransport(z)(request));

describeTransport('the Zapier transport', () => inAStep);
