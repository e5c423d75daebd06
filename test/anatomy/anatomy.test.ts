import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { ESLint } from 'eslint';
import { elementNames, root } from '../../tools/build/elements.ts';
import { findInElement, findInLocales, partsOf, sharedKeys } from '../../tools/new-element/anatomy.ts';

const shared = sharedKeys(root);

/** A new element in a folder that goes away with the test. */
function newElement(context: TestContext): string {
  const into = mkdtempSync(join(tmpdir(), 'ls-element-'));
  context.after(() => rmSync(into, { recursive: true }));
  const made = spawnSync(process.execPath, [join(root, 'tools/new-element.ts'), 'sample-list', into]);
  assert.equal(made.status, 0, String(made.stderr));
  return join(into, 'sample-list');
}

/** A folder that looks to a linter like this one, so that no element stands among the real ones while other tests run. */
function newHouse(context: TestContext): string {
  const house = mkdtempSync(join(tmpdir(), 'ls-house-'));
  context.after(() => rmSync(house, { recursive: true }));
  mkdirSync(join(house, 'components'));
  for (const room of ['components/base', 'test', 'node_modules']) symlinkSync(join(root, room), join(house, room));
  writeFileSync(join(house, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.json'), include: ['components/sample-list'] }));
  return house;
}

function changeWords(folder: string, language: string, change: (words: Record<string, string>) => void): void {
  const file = join(folder, 'locales', `${language}.json`);
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  change(words);
  writeFileSync(file, JSON.stringify(words));
}

describe('anatomy of the elements', () => {
  for (const name of elementNames()) {
    it(`${name} has all parts, and words that agree`, () => {
      assert.deepEqual(findInElement(join(root, 'components', name), shared), []);
    });
  }

  for (const place of globSync('{components/{base,base/report,base/technical-check,adapters,adapters/push,adapters/xmpp},pwa,demo/*}/locales', { cwd: root })) {
    it(`the words in ${place} agree`, () => {
      assert.deepEqual(findInLocales(join(root, place)), []);
    });
  }
});

describe('decision records', () => {
  it('are all in the list, by number and title, and nothing else is', () => {
    const folder = join(root, 'docs/decisions');
    const listed = readFileSync(join(folder, 'README.md'), 'utf8').split('\n').filter((line) => line.startsWith('- '));
    const written = globSync('[0-9]*.md', { cwd: folder }).sort().map((file) => {
      const [, number = '', title = ''] = /^# (\d{4}) (.+)/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
      assert.equal(number, file.slice(0, 4), `${file} begins with its number`);
      return `- [${number}](${file}) ${title}`;
    });
    assert.deepEqual(listed, written);
  });
});

describe('npm run new', () => {
  it('makes a folder in which nothing is wrong', (context) => {
    assert.deepEqual(findInElement(newElement(context), shared), []);
  });

  it('makes sources of which the linter says nothing', async (context) => {
    const house = newHouse(context);
    const made = spawnSync(process.execPath, [join(root, 'tools/new-element.ts'), 'sample-list', join(house, 'components')]);
    assert.equal(made.status, 0, String(made.stderr));
    const linter = new ESLint({
      cwd: house,
      overrideConfigFile: join(root, 'eslint.config.mjs'),
      overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions: { project: ['tsconfig.json'], tsconfigRootDir: house } } },
    });
    const results = await linter.lintFiles('components/sample-list/**/*.ts');
    assert.equal(results.length, globSync('components/sample-list/*.ts', { cwd: house }).length);
    assert.deepEqual(results.flatMap(({ filePath, messages }) => messages.map(({ line, message }) => `${filePath}:${line} ${message}`)), []);
  });

  it('refuses a name that is no tag, and a folder that is there', (context) => {
    const folder = newElement(context);
    const run = (name: string) => spawnSync(process.execPath, [join(root, 'tools/new-element.ts'), name, join(folder, '..')]);
    assert.equal(run('SampleList').status, 1);
    assert.equal(run('sample-list').status, 1);
  });
});

describe('what is wrong with a folder is said', () => {
  it('a part that lacks', (context) => {
    const folder = newElement(context);
    for (const part of partsOf('sample-list')) {
      const text = readFileSync(join(folder, part));
      rmSync(join(folder, part));
      assert.deepEqual(findInElement(folder, shared), [`${part} is missing`]);
      writeFileSync(join(folder, part), text);
    }
  });

  it('a key that lacks, is not used, or is too many', (context) => {
    const folder = newElement(context);
    changeWords(folder, 'en', (words) => delete words['sample-list.label']);
    changeWords(folder, 'ug', (words) => (words['sample-list.more'] = 'x'));
    changeWords(folder, 'zh-CN', (words) => (words['sample-list.old'] = '旧'));
    const found = findInElement(folder, shared).join('\n');
    assert.match(found, /en\.json: sample-list\.label is missing/);
    assert.match(found, /ug\.json: sample-list\.more is not in Chinese/);
    assert.match(found, /the word sample-list\.old is not used/);
  });

  it('placeholders and plurals that differ', (context) => {
    const folder = newElement(context);
    for (const language of ['zh-CN', 'en', 'ug', 'bo']) {
      changeWords(folder, language, (words) => (words['sample-list.count_other'] = '{{count}}'));
    }
    changeWords(folder, 'en', (words) => Object.assign(words, { 'sample-list.count_one': 'one', 'sample-list.label': '{{name}}' }));
    const found = findInLocales(join(folder, 'locales'));
    assert.deepEqual(found, [
      'locales/en.json: sample-list.label has the placeholders “name”, Chinese has “”',
      'locales/ug.json: sample-list.count_other has no sample-list.count_one',
    ]);
  });

  it('a draft that is not marked as one', (context) => {
    const folder = newElement(context);
    changeWords(folder, 'bo', (words) => delete words['$status']);
    assert.deepEqual(findInLocales(join(folder, 'locales')), ['locales/bo.json: is not marked with "$status": "draft"']);
  });
});
