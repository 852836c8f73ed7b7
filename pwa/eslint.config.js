import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

/** A room imports those before it and none after it. */
const ROOMS = ['wire', 'text', 'live', 'store', 'view', 'elements'];

const fences = ROOMS.map((room, at) => ({
  files: [`src/${room}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: ROOMS.slice(at + 1).map((later) => ({
          regex: `^\\.\\./${later}/`,
          message: `${room} must not know ${later}`,
        })),
      },
    ],
  },
}));

export default ts.config(
  { ignores: ['node_modules', '**/*.mjs', 'eslint.config.js'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  lit['flat/recommended'],
  wc['flat/recommended'],
  {
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './tsconfig.sw.json'] } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  ...fences,
  {
    files: ['src/sw/worker.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['../*', '*'] }] },
  },
);
