import { jestProject } from '../jest.project.mjs';

export default { ...jestProject('whole'), testPathIgnorePatterns: ['/tarball/', '/zapier/', '/e2e/', '/reading/'] };
