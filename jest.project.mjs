/** What every package's tests have in common: TypeScript by swc, and a test that hangs fails, however busy the machine is. */
export const jestProject = (displayName) => ({
  displayName,
  testTimeout: 180_000,
  testMatch: ['<rootDir>/**/*.test.ts'],
  transform: {
    '\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!.*\\.mjs$)'],
});
