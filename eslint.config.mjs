import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { existsSync } from 'node:fs';
import { arrows } from './tools/eslint/arrows.ts';
import { templates, words } from './tools/eslint/templates.ts';

/** What runs in a browser. */
const inBrowsers = ['components/**/*.ts', 'frame/**/*.ts', 'pwa/**/*.ts', 'demo/**/*.{ts,tsx}'];
/** Scripts that a page loads as they are, and settings of tools. No types are known of them. */
const plainInBrowsers = ['pwa/public/*.js', 'demo/**/*.js', 'service/src/lti/browser/*.js'];
/** What must be understood by browsers that understand nothing else of ours. */
const oldest = 'pwa/public/rescue.js';
const plain = [...plainInBrowsers, '*.mjs', '.*.cjs'];
/** A portal as careless as the real ones, and a page that attacks: what they do is what they are for. */
const foreign = ['demo/portal/portal.js', 'components/player/fixtures/hostile.js'];
const tests = ['**/*.test.ts', 'test/**/*.ts', 'components/adapters/test/**/*.ts'];
const projects = [
  'tsconfig.json',
  'tsconfig.node.json',
  'service/tsconfig.json',
  'pwa/tsconfig.json',
  'pwa/tsconfig.worker.json',
].filter((file) => existsSync(new URL(file, import.meta.url)));

const markup = 'Trusted Types refuse it, and other people’s words would become markup: build nodes or templates.';
const inline = 'It writes a style attribute, which a strict CSP drops: use a class, or CssVars.';
const tooNew = 'Chromium 109, the last one for Windows 7, does not have it.';

/** @param {string} property @param {string} message */
const member = (property, message) => ({
  selector: `MemberExpression[computed=false] > Identifier.property[name=/^(?:${property})$/]`,
  message,
});

/** What no script of a page does. */
const forbidden = [
  member('innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment', markup),
  member('toSorted|toReversed|toSpliced|withResolvers|fromAsync|groupBy|canParse', tooNew),
  member('toLocaleString|toLocaleDateString|toLocaleTimeString', 'Chromium answers in English for Uyghur: use base/format.ts.'),
  { selector: "CallExpression[callee.property.name='any'][callee.object.name='AbortSignal']", message: tooNew },
  { selector: "CallExpression[callee.property.name='setAttribute'] > Literal[value='style']", message: inline },
  { selector: "CallExpression[callee.object.name='document'][callee.property.name='write']", message: markup },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.d.ts', '.cache/**', 'data/**', 'test/types/samples/**', ...foreign] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house: { rules: { arrows, templates, words } } },
    rules: {
      'house/arrows': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      // It flags every `@click=${this._onClick}`, which Lit binds.
      '@typescript-eslint/unbound-method': 'off',
      // A port is asynchronous whether or not this adapter of it has to wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // Ports are looked up by a name that is a type parameter, which then stands in the signature only once.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // `test()` of node:test gives a promise that its runner waits for.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }],
        },
      ],
    },
  },
  {
    files: inBrowsers,
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    rules: {
      'house/templates': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^lit(-html)?/directives/(unsafe-|style-map)', message: `${inline} ${markup}` },
            { regex: '^lit/decorators\\.js\\?', message: 'Import decorators from lit/decorators.js.' },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...forbidden],
    },
  },
  {
    files: plain,
    ignores: [oldest],
    extends: [tseslint.configs.strict],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { eqeqeq: 'error', 'no-eval': 'error', 'no-new-func': 'error', 'no-implicit-globals': 'error' },
  },
  {
    files: [oldest],
    languageOptions: { ecmaVersion: 5, sourceType: 'script' },
    rules: { eqeqeq: 'error', 'no-eval': 'error', 'no-unused-vars': ['error', { caughtErrors: 'none' }], 'no-implicit-globals': 'error' },
  },
  // The search runs in both: its words are those of the catalogue, and it cuts them with the platform's own segmenter.
  { files: [...plainInBrowsers, 'search/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...forbidden] } },
  {
    files: [...inBrowsers, ...plainInBrowsers],
    ignores: ['components/base/format.ts', 'components/base/format/**'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Intl', message: 'Chromium answers in English for Uyghur: use base/format.ts.' }],
    },
  },
  {
    files: inBrowsers,
    ignores: ['**/*.config.ts', '**/*.test.ts', '**/*.stories.ts', '**/locales/**', '**/fixtures/**', 'components/adapters/{memory,test}/**', 'components/base/format/**', 'demo/{county,media}/**', 'demo/*/page.ts'],
    rules: { 'house/words': 'error' },
  },
  {
    files: [...tests, '**/*.stories.ts'],
    rules: {
      'house/templates': 'off',
      'no-restricted-syntax': 'off',
      'no-restricted-globals': 'off',
      // `expect(x).to.be.true` is an expression on purpose.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['components/**/*.test.ts', 'components/adapters/test/**/*.ts', 'test/{browser,contrast,csp,stories}/**/*.ts'],
    // The plugins of @open-wc/testing type every chai assertion as a promise.
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
);
