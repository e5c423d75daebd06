/** What a delivery may bring along: its own files, and nothing that its links lead to. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { loadCatalogueDirectory } from '../catalogue/package.ts';
import { copyDelivered } from './delivered-files.ts';

describe('files of a delivery', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'learning-space-delivery-'));
    mkdirSync(join(folder, 'delivery/course'), { recursive: true });
    mkdirSync(join(folder, 'private'));
    writeFileSync(join(folder, 'private/key'), 'secret');
    writeFileSync(join(folder, 'delivery/course/index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'delivery/paper.pdf'), '%PDF-');
    symlinkSync(join(folder, 'private/key'), join(folder, 'delivery/course/key.txt'));
    symlinkSync(join(folder, 'private/key'), join(folder, 'delivery/key.pdf'));
    symlinkSync(join(folder, 'private'), join(folder, 'delivery/private'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('holds no file to which a link leads out of it', async () => {
    const { files } = await loadCatalogueDirectory(join(folder, 'delivery'));
    assert.deepEqual(['paper.pdf', 'course/index.html'].map((path) => files.has(path)), [true, true]);
    assert.deepEqual(['key.pdf', 'private/key', 'course/key.txt'].map((path) => files.has(path)), [false, false, false]);
  });

  it('serves a course without the links in its folder', async () => {
    const index = { path: 'course/index.html', role: 'course', type: null, language: null, label: null, bytes: null, width: null, height: null, bitrate: null };
    await copyDelivered({ files: [index], cover: null }, { directory: join(folder, 'delivery'), mounts: {}, target: () => join(folder, 'served') });
    assert.equal(existsSync(join(folder, 'served/course/index.html')), true);
    assert.equal(existsSync(join(folder, 'served/course/key.txt')), false);
  });
});
