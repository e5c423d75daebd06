import { expect } from '@open-wc/testing';
import { withTimers } from '../../../test/helpers/timers.ts';
import { Backoff } from './backoff.ts';

describe('trying again', () => {
  const timers = withTimers();

  it('waits twice as long each time, up to half a minute, however often one try says that it failed', () => {
    const waited: number[] = [];
    const backoff = new Backoff(() => {
      // Silence is no success; then there is a word of it, too.
      backoff.start();
      backoff.start();
    });
    backoff.start();
    for (let round = 0; round < 7; round += 1) {
      waited.push(...timers().delays);
      timers().pass();
    }
    expect(waited).to.deep.equal([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    backoff.stop();
    expect([timers().delays, backoff.waiting]).to.deep.equal([[], false]);
    backoff.start();
    expect(timers().delays).to.deep.equal([1000]);
  });
});
