import { testTimeout } from './jest.project.mjs';

export default {
  maxWorkers: '100%',
  testTimeout,
  projects: ['packages/shared', 'packages/fake-aseed', 'packages/n8n-nodes', 'packages/zapier-app', 'test', 'bench'],
};
