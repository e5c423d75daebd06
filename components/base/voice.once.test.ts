import { expect } from '@open-wc/testing';
import { withTimers } from '../../test/helpers/timers.ts';
import { withFakeVoice } from '../../test/helpers/voice.ts';
import { sayAll } from './voice.ts';

const turn = async (): Promise<void> => {
  for (let step = 0; step < 10; step += 1) await Promise.resolve();
};

describe('a voice of the machine', () => {
  const voice = withFakeVoice();
  const timers = withTimers();

  it('that never says that it has ended has read its words after the time that they need at most, and the next are read', async () => {
    voice().manner = 'stays';
    const short = '老师把一张饼切成两半。';
    const long = short.repeat(10);
    const outcome = sayAll([short, long], 'zh-CN', () => true);
    await turn();
    expect(voice().reading).to.deep.equal([short]);
    const [forShort = 0] = timers().delays;
    expect(forShort, 'a slow voice reads two words a second').to.be.within(short.length * 500, 20_000);
    timers().pass();
    await turn();
    expect(voice().reading, 'what hung is no longer before it').to.deep.equal([long]);
    expect(timers().delays[0]).to.be.at.least(long.length * 500);
    timers().pass();
    expect(await outcome).to.equal('said');
  });
});
