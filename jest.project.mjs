/** A test that hangs fails, however busy the machine is. Where there are several projects, Jest asks their root alone. */
export const testTimeout = 180_000;

/** What every package's tests have in common: TypeScript by swc, and how long a test may take. */
export const jestProject = (displayName) => ({
  displayName,
  testTimeout,
  testMatch: ['<rootDir>/**/*.test.ts'],
  // These have a command of their own.
  testPathIgnorePatterns: ['/node_modules/', '\\.property\\.test\\.ts$'],
  transform: {
    '\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!.*\\.mjs$)'],
});
