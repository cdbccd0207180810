import { jestProject } from '../../jest.project.mjs';

// n8n lends a community package its own n8n-workflow by NODE_PATH; modulePaths is the same for jest.
export default { ...jestProject('tarball'), modulePaths: ['<rootDir>/../../node_modules'] };
