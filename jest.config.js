/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  globalSetup: './__tests__/temporary.js',
  globalTeardown: './__tests__/temporary-gone.js',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  // Clones and modules made by tests live under the temporary folder; nothing below these is ours.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/examples/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
};
