import { jestProject } from '../../jest.project.mjs';

export default { ...jestProject('zapier'), testTimeout: 60_000 };
