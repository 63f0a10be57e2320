import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const speaking = ['stdout', 'stderr', 'stdin', 'exit', 'exitCode', 'env', 'argv', 'cwd'].map((property) => ({
  object: 'process',
  property,
  message: 'Only src/cli and bin speak to the terminal, read the environment or end the process.',
}));

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'fixtures/', 'docs/', 'coverage/', '.bench/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise that nobody awaits in a writer is lost data.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An adapter may answer at once where another has to wait.
      '@typescript-eslint/require-await': 'off',
      // Objects behind a door are plain, their methods use no `this`.
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'page/**/*.{ts,tsx}'],
    ignores: ['src/rules/index.ts', 'src/sdks/index.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
      // Recognisers and rules are lists of guards, one line each; what is deeper than that is split.
      complexity: ['error', 18],
      'max-params': ['error', 5],
      'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    // The simulator starts and stands in child processes of its own.
    ignores: ['src/cli/**', 'src/simulator/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': ['error', ...speaking],
    },
  },
  {
    files: ['test/**/*.ts'],
    // A test reads back JSON, which its expectations check; and a table of cases may be long.
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'max-lines': ['error', 450],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
        module: 'writable',
      },
    },
  },
);
