/** One runner for the TypeScript of all packages; sources are tested, not builds. */
module.exports = {
  testMatch: ['<rootDir>/{core,bridge-api,tests,wp-plugin}/src/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/data/'],
  moduleNameMapper: {
    '^@kundenmeister/core/testing$': '<rootDir>/core/src/testing.ts',
    '^@kundenmeister/(core|bridge-api)$': '<rootDir>/$1/src/index.ts',
  },
  // Most tests wait for a disk, so no processor need be left free.
  maxWorkers: '100%',
  // Under load a database of its own takes its time; time decides no test.
  testTimeout: 60_000,
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
    '\\.m?js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  // Node requires these ES modules by itself; jest's own loader must be given CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(age-encryption|@noble|@scure)/)'],
};
