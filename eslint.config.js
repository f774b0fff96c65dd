const js = require('@eslint/js');
const globals = require('globals');
const prettier = require('eslint-config-prettier');
const tseslint = require('typescript-eslint');

/** A rule file knows nothing of database, server or time: those are passed in (docs/decisions). */
const plumbing = [
  ...['store', 'service', 'writer', 'thread'].map((role) => `**/*-${role}.ts`),
  '**/*.test.ts',
  'core/src/database/**',
  'core/src/vault/vault.ts',
  'core/src/{core,index,testing,testing-backups,testing-dump,testing-faults}.ts',
];

module.exports = tseslint.config(
  { ignores: ['**/dist/**', '**/build/**', '**/node_modules/**', 'data/**', '**/vendor/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['{core,bridge-api,tests,wp-plugin}/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-require-imports': ['error', { allowAsImport: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['core/src/**/*.ts'],
    ignores: plumbing,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: ['knex', 'express', 'better-sqlite3', 'mysql2'].map((name) => ({
            name,

            message: 'Rules know no database and no server: use a store.',
          })),
          patterns: [
            {
              group: ['**/database/*', '**/*-store'],
              allowTypeImports: true,
              message: 'Rules do not reach for stores.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['core/src/**/*.ts', 'bridge-api/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/system-*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take the clock as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Take the clock as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Take random as an argument.',
        },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    files: ['typo3-extension/Resources/Public/JavaScript/**/*.js'],
    languageOptions: {
      sourceType: 'module',
      globals: { ...globals.browser, TYPO3: 'readonly' },
    },
  },
  prettier,
);
