import { expect, fixture, html } from '@open-wc/testing';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import type { Ports } from '../base/ports/index.ts';
import { waitUntil } from '../../test/helpers/browser.ts';
import './class-progress.define.ts';
import type { LsClassProgress } from './class-progress.ts';

async function progressFor(ports: Partial<Ports>): Promise<LsClassProgress> {
  const element = await fixture<LsClassProgress>(html`<ls-class-progress lang="zh-CN" task="t-fractions" .ports=${ports}></ls-class-progress>`);
  await element.loadingComplete;
  await element.updateComplete;
  return element;
}
const row = (element: LsClassProgress, id: string): string => element.shadowRoot?.querySelector(`[data-learner=${id}]`)?.textContent.replace(/\s+/g, ' ') ?? '';

describe('ls-class-progress', () => {
  it('[T-12] shows the teacher every learner of the class, in words and never as a rank', async () => {
    const element = await progressFor(createMemoryService().portsFor(person.teacher));
    expect(element.shadowRoot?.querySelectorAll('tbody tr')).to.have.lengthOf(8);
    expect(row(element, 'p-ciren')).to.contain('已完成');
    expect(row(element, 'p-maimaiti')).to.contain('还没有开始');
    expect(element.shadowRoot?.textContent).not.to.match(/第\s*\d+\s*名|排名/);
  });

  it('[PS-13] follows a learner without being loaded again', async () => {
    const service = createMemoryService();
    const element = await progressFor(service.portsFor(person.teacher));
    await service.portsFor(person.pupil).progress.record([
      {
        id: crypto.randomUUID(),
        verb: 'paused',
        resourceId: 'r-fractions',
        taskId: 't-fractions',
        positionSeconds: 48,
        durationSeconds: 96,
        playedSegments: [[0, 48]],
        sessionId: crypto.randomUUID(),
        at: new Date().toISOString(),
      },
    ]);
    await waitUntil(() => row(element, 'p-maimaiti').includes('50%'));
    expect(row(element, 'p-maimaiti')).to.contain('50%');
  });

  it('[SEC-15] gives a learner nothing of the class', async () => {
    const element = await progressFor(createMemoryService().portsFor(person.pupil));
    expect(element.state.type).to.equal('error');
    expect(element.shadowRoot?.textContent).not.to.contain('次仁卓玛');
  });
});
