import { jestProject } from '../../jest.project.mjs';

export default jestProject('n8n-nodes');
