import { expect } from '@open-wc/testing';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import type { Progress } from '../../base/index.ts';
import { begin, inside, playerWith, plays, showing, words } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';

const known: Progress = {
  personId: 'p', resourceId: 'r-fractions', taskId: 't', state: 'started', positionSeconds: 6, durationSeconds: 25.24,
  watched: [[0, 8]], ratio: 0.3, inOrder: true, updatedAt: null, version: 1,
};

describe('a first view in order', () => {
  it('lets nobody skip, says why, and lets everybody go back', async () => {
    const element = await playerWith(showing(plainVideo, { progress: known }));
    await begin(element);
    inside(element, '.control--play').focus();
    await press('End');
    await waitUntil(() => words(element).includes('第一次看不能跳过'));
    expect(element.currentTime, 'at most where it was seen').to.be.below(9);
    element.currentTime = 20;
    expect(element.currentTime).to.be.below(9);
    await press('Home');
    await waitUntil(() => element.currentTime < 2);
    expect(element.shadowRoot?.querySelector('.seek__closed')).to.exist;
  });

  it('holds against the controls that a phone draws itself', async () => {
    const element = await playerWith(showing(plainVideo, { progress: known }));
    await begin(element);
    inside<HTMLVideoElement>(element, 'video').currentTime = 22;
    await waitUntil(() => !element.seeking && element.currentTime < 10, 'set back');
  });

  it('is free once the lesson is completed, also within the same session', async () => {
    const nearly: Progress = { ...known, watched: [[0, 23.4]], positionSeconds: 22, ratio: 0.93 };
    const element = await playerWith(showing(plainVideo, { progress: nearly }));
    element.currentTime = 22.9;
    await begin(element);
    await plays(element, 24.2);
    element.currentTime = 1;
    await plays(element, 1.2);
    element.currentTime = 24;
    expect(element.currentTime).to.equal(24);
    expect(element.shadowRoot?.querySelector('.seek__closed')).to.equal(null);
  });
});
