import { jestProject } from '../../jest.project.mjs';

export default {
  ...jestProject('e2e'),
  maxWorkers: 1, // Each file packs the node and starts an n8n of its own.
  testTimeout: 300_000, // Setting up n8n takes a minute, and some on a busy machine.
  // maildev can only be imported, and jest looks for what can be required.
  moduleNameMapper: { '^maildev$': '<rootDir>/../../node_modules/maildev/dist/index.js' },
};
