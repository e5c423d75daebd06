import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dayInChina, startOfDayInChina } from './src/index.ts';

it('changes the day at midnight in China, wherever the machine is', () => {
  assert.equal(dayInChina(Date.parse('2026-08-31T15:59:59Z')), '2026-08-31');
  assert.equal(dayInChina(Date.parse('2026-08-31T16:00:00Z')), '2026-09-01');
  assert.equal(new Date(startOfDayInChina(Date.parse('2026-09-02T16:30:00Z'))).toISOString(), '2026-09-02T16:00:00.000Z');
});
