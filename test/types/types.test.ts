import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { root } from '../../tools/build/elements.ts';
import { emitTypes } from '../../tools/build/types.ts';

/** A host's project, which has the package the way npm would have put it there. */
const host = join(root, '.cache/host');
const installed = join(host, 'node_modules/learning-space');

const settings = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  types: [],
  strict: true,
  noEmit: true,
  // Other people's declarations are theirs; ours are looked at through what the samples do with them.
  skipLibCheck: true,
  experimentalDecorators: true,
};

function compile(file: string, more: object = {}): string {
  const project = join(host, `tsconfig.${file}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions: { ...settings, ...more }, files: [file] }));
  const compiler = join(root, 'node_modules/typescript7/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', project], { cwd: host, encoding: 'utf8' });
  return stdout;
}

describe('types of the package in a host’s project', () => {
  before(() => {
    rmSync(host, { recursive: true, force: true });
    mkdirSync(installed, { recursive: true });
    cpSync(join(root, 'package.json'), join(installed, 'package.json'));
    cpSync(join(root, 'types'), join(installed, 'types'), { recursive: true });
    cpSync(join(import.meta.dirname, 'samples'), host, { recursive: true });
    emitTypes(join(installed, 'dist/package'));
  });

  it('hold without a framework', () => assert.equal(compile('plain.ts'), ''));
  it('hold in React 19', () => assert.equal(compile('react.tsx', { jsx: 'react-jsx' }), ''));
  it('hold in Vue 3', () => assert.equal(compile('vue.tsx', { jsx: 'preserve', jsxImportSource: 'vue' }), ''));
  it('hold in Angular', () => assert.equal(compile('angular.ts'), ''));
});
