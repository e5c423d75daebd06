import { expect } from '@open-wc/testing';
import files from 'stories:all';
import type { PolicyReport } from './page.ts';

const isReport = (data: unknown): data is PolicyReport =>
  typeof data === 'object' && data !== null && 'source' in data && data.source === 'strict-policy';

/** Opens a page under the policy and waits for what it says. */
function reportOf(address: string): Promise<PolicyReport> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    const hear = ({ data }: MessageEvent<unknown>) => {
      if (!isReport(data)) return;
      removeEventListener('message', hear);
      frame.remove();
      resolve(data);
    };
    addEventListener('message', hear);
    frame.src = address;
    document.body.append(frame);
  });
}

describe('under the strictest policy with Trusted Types', () => {
  it('[SEC-04] opens every story without a violation', async () => {
    const { opened, violations } = await reportOf('/test/csp/page');
    expect(violations).to.deep.equal([]);
    expect(opened).to.equal(files.flatMap(({ states }) => Object.keys(states)).length);
    expect(opened).to.be.greaterThan(0);
  }).timeout(120_000);

  it('would notice: a style attribute and a string as markup are reported', async () => {
    const { violations } = await reportOf('/test/csp/page?offend');
    expect(violations.join('\n')).to.contain('style-src').and.to.contain('require-trusted-types-for');
  });
});
