import { jestProject } from '../../jest.project.mjs';

/** What runs the same thing with thousands of values, or with megabytes: a minute of its own. */
export default {
  ...jestProject('properties'),
  rootDir: '../..',
  roots: ['packages', 'test', 'bench'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['<rootDir>/**/*.property.test.ts', '<rootDir>/test/reading/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: '100%',
};
