import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileTimes } from './file-times.ts';

test('the longest files are told of, with what their tests take of it', () => {
  const times = new FileTimes();
  times.addTest('talk.test.ts', 10);
  times.addTest('talk.test.ts', 8.4);
  times.addFile('talk.test.ts', 31.2);
  times.addFile('lesson.test.ts', 90);
  times.addTest('short.test.ts', 3);
  times.addFile('short.test.ts', 5);
  assert.deepEqual(times.lines, ['90 s, 0 s of it in tests: lesson.test.ts', '31 s, 18 s of it in tests: talk.test.ts']);
});
