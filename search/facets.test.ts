import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CatalogueIndex } from './catalogue-index.ts';
import { makeEntry } from './entry.ts';

function indexOf(languages: readonly string[]): CatalogueIndex {
  const index = new CatalogueIndex();
  for (const [place, language] of languages.entries()) {
    const entry = makeEntry({
      identifier: `i-${place}`, title: `第 ${place} 课`, description: '', type: 'A01', stage: null, grade: null, subject: null, edition: null, volume: null, chapter: null,
      language, provider: '', rightsHolder: '', licence: null, admittedBy: { id: 'o', name: '' }, durationSeconds: null, marks: [], accessibility: [], playable: true, created: null, keywords: [], lecturers: [],
    });
    index.put(`r-${place}`, entry, '2026-09-01T00:30:00.000Z');
  }
  return index;
}

describe('facets of the search', () => {
  it('count a language once, however its tag names script and country, and filter by it in each of its forms', () => {
    const index = indexOf(['zh', 'zh-CN', 'zh-Hans-CN', 'ug', 'ZH']);
    assert.deepEqual(index.search({}, 10).facets.language, [{ value: 'zh', count: 4 }, { value: 'ug', count: 1 }]);
    for (const language of ['zh', 'zh-CN', 'zh-TW']) assert.equal(index.search({ language }, 10).total, 4, language);
    assert.equal(index.search({ language: 'ug' }, 10).total, 1);
    assert.equal(index.search({ language: 'mn' }, 10).total, 0);
  });
});
