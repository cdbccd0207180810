import js from '@eslint/js';
import { globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** For everything but the n8n package, which is held to n8n's own rules. */
export default tseslint.config(
  globalIgnores(['**/dist', '**/build', '.tsc', 'bench/out', 'packages/n8n-nodes']),
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', '*/jest.config.mjs', 'packages/*/jest.config.mjs'] },
      },
    },
  },
  {
    rules: {
      // Numbers, statuses and URLs stand in many a sentence here; an async function without await is one that may reject.
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  // Jest's matchers are typed as any.
  { files: ['**/test/**/*.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
