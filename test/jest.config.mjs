import { jestProject } from '../jest.project.mjs';

const project = jestProject('whole');

export default {
  ...project,
  testPathIgnorePatterns: [...project.testPathIgnorePatterns, '/tarball/', '/zapier/', '/e2e/', '/reading/'],
};
