import type { IFlattenedRuleSet } from 'dependency-cruiser';
import { coreRules, knownFiles } from './coreRules.ts';

const skin = '^packages/(n8n-nodes|zapier-app)/';
const tests = ['^test/', '^packages/[^/]+/test/'];
const contract = '^test/contract/[^/]+\\.json$';

/** What no import may do, for dependency-cruiser. Paths are regular expressions, from the repository's root. */
export const rules: IFlattenedRuleSet = {
  required: [knownFiles],
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Files that import each other, if only types, can only be understood all at once.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-lead-somewhere',
      comment: 'An import of which nobody knows where it leads would get past all the other rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...coreRules,
    {
      name: 'skins-do-not-meet',
      comment: 'n8n and Zapier have only the core in common, so that either can change or go without the other.',
      severity: 'error',
      from: { path: skin },
      to: { path: skin, pathNot: '^packages/$1/' },
    },
    {
      name: 'stand-ins-know-no-core',
      comment: 'A stand-in that shared code with what is tested against it would share its mistakes too.',
      severity: 'error',
      from: { path: '^packages/(fake-aseed|n8n-engine)/' },
      to: { path: '^(packages|demo|test)/', pathNot: ['^packages/$1/', contract] },
    },
    {
      name: 'sources-import-no-tests',
      comment: 'What is delivered must not need what stays at home.',
      severity: 'error',
      from: { path: '^(packages|demo)/', pathNot: tests },
      to: { path: [...tests, '\\.test\\.ts$'], pathNot: contract },
    },
    {
      name: 'n8n-package-needs-nothing',
      comment: 'n8n takes no community node with dependencies of its own; the core is bundled into it.',
      severity: 'error',
      from: { path: '^packages/n8n-nodes/(nodes|credentials)/' },
      to: {
        pathNot: ['^packages/(n8n-nodes/(nodes|credentials)|shared/src)/', '^node_modules/n8n-workflow/'],
        dependencyTypesNot: ['core'],
      },
    },
  ],
};
