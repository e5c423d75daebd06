import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { elementNames, root } from '../../tools/build/elements.ts';

/** Where a name of the package leads to, as Node finds it. */
function resolveAll(names: readonly string[], ...flags: readonly string[]): Map<string, string> {
  const code = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => import.meta.resolve(name))))`;
  const output = execFileSync(process.execPath, [...flags, '--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' });
  const found = JSON.parse(output) as string[];
  return new Map(names.map((name, index) => [name, relative(root, fileURLToPath(found[index] ?? ''))]));
}

const elements = elementNames().flatMap((name) => ['', '/define', '/events', '/types'].map((part) => `learning-space/${name}${part}`));
const adapters = globSync('components/adapters/{*-ports,*/*-ports,*/with-*}.ts', { cwd: root }).map(
  (file) => `learning-space/${relative('components', file).replace(/\.ts$/, '')}`,
);
const modules = ['learning-space', 'learning-space/service', ...adapters, ...elements];
const files = [
  ...globSync('themes/*.css', { cwd: root }).map((file) => `learning-space/${file}`),
  'learning-space/openapi.json',
  'learning-space/package.json',
];

describe('names of the package', () => {
  it('lead to sources in the project’s own tests', () => {
    for (const [name, file] of resolveAll(modules, '--conditions=ls-source')) {
      assert.ok(existsSync(join(root, file)), `${name} leads to ${file}`);
    }
  });

  it('lead a host to what the build makes of the same sources', () => {
    for (const [name, file] of resolveAll(modules)) {
      const source = file.replace(/^dist[/\\]package[/\\]/, '').replace(/\.js$/, '.ts');
      assert.notEqual(source, file, `${name} leads to ${file}`);
      assert.ok(existsSync(join(root, source)), `${name} leads to ${file}, which no source becomes`);
    }
  });

  it('lead to themes and documents', () => {
    for (const [name, file] of resolveAll(files)) assert.ok(existsSync(join(root, file)), name);
  });

  it('do not lead to the insides of an element', () => {
    const inside = ['learning-space/player/player.connect', 'learning-space/base/define', 'learning-space/base/data-element'];
    for (const [name, file] of resolveAll(inside, '--conditions=ls-source')) assert.ok(!existsSync(join(root, file)), name);
  });
});

describe('what a host installs', () => {
  it('is only what the elements import: no Node, no service, nothing that runs at installation', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string> | undefined>;
    assert.equal(manifest['optionalDependencies'], undefined);
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) assert.equal(manifest['scripts']?.[script], undefined, script);
    const sources = globSync('{components,contract,search}/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
    for (const name of Object.keys(manifest['dependencies'] ?? {})) {
      const isImported = new RegExp(`(?:from|import|import\\() ?'${name}(?:/[^']*)?'`);
      assert.ok(sources.some((source) => isImported.test(source)), `${name} is imported by no element`);
    }
  });
});
