import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

export default ts.config(
  // Generated from the server's OpenAPI, and build output.
  { ignores: ['dist', 'node_modules', 'src/api/schema.d.ts', 'public'] },
  js.configs.recommended,
  ...ts.configs.strict,
  hooks.configs.flat['recommended-latest'],
  {
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      'max-depth': ['error', 3],
      'max-len': ['error', { code: 100, ignoreUrls: true, ignoreStrings: false }],
      complexity: ['error', 20],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Beside it, or from the root: layers.mjs then reads where a file stands.
      'no-restricted-imports': ['error', { patterns: ['../*'] }],
    },
  },
  {
    // A pure module's function stays short; a screen's markup may run longer.
    files: ['src/scan/**/*.ts', 'src/outbox/**/*.ts', 'src/api/**/*.ts', 'src/live/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 70, skipBlankLines: true }] },
  },
  {
    // What people run by hand tells its result on the terminal.
    files: ['payload.mjs'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
  {
    // Catalogues are data; a test file lists cases.
    files: ['src/messages/**', '**/words.*.ts', '**/*.test.ts', '**/*.test.tsx'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', 'max-len': 'off' },
  },
)
