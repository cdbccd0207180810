export default {
  maxWorkers: '100%',
  projects: ['packages/shared', 'packages/fake-aseed', 'packages/n8n-nodes', 'packages/zapier-app', 'test'],
};
