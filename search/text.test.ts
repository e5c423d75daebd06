import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold, wordsOf } from './text.ts';

describe('text of the search', () => {
  it('is the same however it was typed', () => {
    assert.equal(fold('３年级　ＡＢＣ'), fold('三年级 abc'));
    assert.equal(fold('分\u200b数'), '分数');
  });

  it('is cut into words', () => {
    assert.deepEqual(wordsOf('数学 weather'), ['数学', 'weather']);
  });

  it('is cut into pairs where the platform knows no words, as in Firefox 115', async () => {
    const { Segmenter } = Intl;
    try {
      Reflect.deleteProperty(Intl, 'Segmenter');
      const other = (await import(`${import.meta.resolve('./text.ts')}?without`)) as { wordsOf: typeof wordsOf };
      assert.deepEqual(other.wordsOf('三年级 weather'), ['三年', '年级', 'weather']);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});
