/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // Real images need the lab, a minute or more: `npm run test:image`.
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(process.env.SHIP_GO_IMAGE_TESTS ? [] : ['<rootDir>/__tests__/image/']),
  ],
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
