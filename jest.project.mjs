/** What every package's tests have in common: TypeScript by swc, and a test that hangs fails. */
export const jestProject = (displayName) => ({
  displayName,
  testMatch: ['<rootDir>/**/*.test.ts'],
  transform: {
    '\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!.*\\.mjs$)'],
});
