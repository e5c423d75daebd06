import { expect, oneEvent } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { render } from 'lit';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, inside, playerWith, showing, words } from '../fixtures/harness.ts';
import { course, packageItem, steps, unitsOfPackage } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import type { PlayerItem } from '../player.types.ts';
import { FramedCourse, sandboxFor } from './framed-course.ts';

// The other name of this machine is another origin.
const elsewhere = location.origin.replace(location.hostname, location.hostname === 'localhost' ? '127.0.0.1' : 'localhost');
const hostile = `${elsewhere}/components/player/fixtures/hostile.html`;
const courseAt = (url: string): PlayerItem => ({ ...course, renditions: course.renditions.map((one) => ({ ...one, url })) });
const leave = { protocol: 'ls-frame/1', type: 'leave' };

const isOpen = (element: LsPlayer): boolean => element.shadowRoot?.querySelector('iframe') !== null;
async function open(url: string): Promise<LsPlayer> {
  const element = await playerWith(showing(courseAt(url)));
  inside(element, '.opening button').focus();
  await press('Enter');
  await waitUntil(() => isOpen(element) && element.shadowRoot?.querySelector('.inside__message') === null, 'opened');
  return element;
}
/** The next message that fits, whoever sends it. */
function nextMessage(fits: (data: unknown) => boolean): Promise<unknown> {
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<unknown>): void => {
      if (!fits(data)) return;
      removeEventListener('message', hear);
      resolve(data);
    };
    addEventListener('message', hear);
  });
}
const isReport = (data: unknown): data is { got: Record<string, string> } => typeof data === 'object' && data !== null && 'got' in data;

describe('ls-player, a web course in its frame', () => {
  it('[RS-05] opens and is left by keyboard, with the keyboard where it was', async () => {
    const element = await open(`${elsewhere}/demo/media/files/fraction-bar/index.html`);
    expect(element.shadowRoot?.activeElement?.textContent).to.include('离开课程');
    const frame = inside<HTMLIFrameElement>(element, 'iframe');
    expect(frame.title).to.equal('动手分一分');
    await expect(element).to.be.accessible();
    await press('Enter');
    await waitUntil(() => !isOpen(element));
    await waitUntil(() => element.shadowRoot?.activeElement?.textContent.includes('打开课程'));
  });

  it('loads nothing before somebody opens it', async () => {
    const element = await playerWith(showing(courseAt(hostile)));
    expect(isOpen(element)).to.equal(false);
    expect(performance.getEntriesByName(hostile)).to.have.length(0);
  });

  it('[SEC-04] [TS-10] gives a hostile page nothing of the page around it, and believes none of its forged words', async () => {
    localStorage.setItem('ls.secret', 'token');
    document.cookie = 'secret=token';
    const reported = nextMessage(isReport);
    const element = await open(hostile);
    const report = await reported;
    if (!isReport(report)) throw new Error('no report');
    const { window: popup, ...got } = report.got;
    expect(got).to.deep.equal({
      document: 'SecurityError', player: 'SecurityError', storage: 'SecurityError', ownStorage: 'nothing', cookies: 'SecurityError',
      ownCookies: 'nothing', address: 'SecurityError', navigation: 'SecurityError',
    });
    expect(popup).to.be.oneOf(['nothing', 'SecurityError', 'InvalidAccessError']);
    expect(isOpen(element), 'still open').to.equal(true);
    localStorage.removeItem('ls.secret');
    document.cookie = 'secret=; max-age=0';
  });

  it('[TS-10] [RS-24] hears its own frame, and no other window', async () => {
    const element = await open(hostile);
    const stranger = document.createElement('iframe');
    stranger.src = hostile;
    document.body.append(stranger);
    await oneEvent(stranger, 'load');
    const isLeave = (data: unknown): boolean => JSON.stringify(data) === JSON.stringify(leave);
    const heard = nextMessage(isLeave);
    stranger.contentWindow?.postMessage(leave, '*');
    await heard;
    window.postMessage(leave, '*');
    await nextMessage(isLeave);
    await element.updateComplete;
    expect(isOpen(element)).to.equal(true);
    inside<HTMLIFrameElement>(element, 'iframe').contentWindow?.postMessage(leave, '*');
    await waitUntil(() => !isOpen(element), 'left by its own word');
    stranger.remove();
  });

  it('asks a page that holds something to keep it first, and lets nobody be held for long', async () => {
    const element = await open(hostile);
    const says = async (type: string): Promise<void> => {
      const word = { protocol: 'ls-frame/1', type };
      const heard = nextMessage((data) => JSON.stringify(data) === JSON.stringify(word));
      inside<HTMLIFrameElement>(element, 'iframe').contentWindow?.postMessage(word, '*');
      await heard;
    };
    await says('holds');
    // The fixture repeats what it hears.
    const asked = nextMessage((data) => JSON.stringify(data) === JSON.stringify({ protocol: 'ls-frame/1', type: 'end' }));
    inside(element, '.inside__leave').click();
    await asked;
    expect(words(element)).to.include('正在保存学习记录');
    expect(isOpen(element)).to.equal(true);
    inside(element, '.inside__leave').click();
    await waitUntil(() => !isOpen(element), 'pressed again');
  });

  it('says so when it could not be kept', async () => {
    const element = await playerWith(showing(course));
    let isLeft = false;
    const frame = new FramedCourse(element, { title: '课', url: hostile }, () => (isLeft = true), { keeping: 1 });
    const box = document.createElement('div');
    document.body.append(box);
    const draw = (): string => (render(frame.render(), box), box.textContent);
    draw();
    const window = box.querySelector('iframe')?.contentWindow;
    await waitUntil(() => !draw().includes('正在打开'), 'opened');
    const heard = nextMessage((data) => JSON.stringify(data).includes('holds'));
    window?.postMessage({ protocol: 'ls-frame/1', type: 'holds' }, '*');
    await heard;
    box.querySelector('button')?.click();
    await waitUntil(() => draw().includes('学习记录还没有存好'));
    expect(isLeft).to.equal(false);
    [...box.querySelectorAll('button')].find(({ textContent }) => textContent.includes('不等了'))?.click();
    expect(isLeft).to.equal(true);
    frame.end();
    box.remove();
  });

  it('[RS-24] a simulation in words is unfolded by keyboard, step by step, beside what opens it', async () => {
    const element = await playerWith(showing({ ...courseAt(`${elsewhere}/demo/media/files/fraction-bar/index.html`), textAlternative: steps }));
    const alternative = inside<HTMLDetailsElement>(element, '.alternative');
    expect(alternative.open).to.equal(false);
    await tabTo('.alternative summary');
    await press('Enter');
    await waitUntil(() => alternative.open);
    expect(allInside(element, '.alternative li').map(({ textContent }) => textContent.trim())).to.deep.equal(steps);
    await expect(element).to.be.accessible();
    expect(isOpen(element), 'nothing was opened for it').to.equal(false);
    await tabTo('.opening button', 'back');
    await press('Enter');
    await waitUntil(() => isOpen(element), 'launched');
    const { sandbox, title } = inside<HTMLIFrameElement>(element, 'iframe');
    expect([sandbox.contains('allow-top-navigation'), title]).to.deep.equal([false, '动手分一分']);
  });

  it('[RS-24] a simulation in a package has its steps and its words, by pointer; nothing is said where nobody has written them', async () => {
    const element = await playerWith(showing({ ...packageItem, textAlternative: steps }, { course: unitsOfPackage }));
    await waitUntil(() => element.shadowRoot?.querySelector('.alternative'), 'the card');
    expect(allInside(element, '.course__unit')).to.have.length(3);
    await click(inside(element, '.alternative summary'));
    await waitUntil(() => inside<HTMLDetailsElement>(element, '.alternative').open);
    await expect(element).to.be.accessible();
    const silent = await playerWith(showing(packageItem, { course: unitsOfPackage }));
    await waitUntil(() => silent.shadowRoot?.querySelector('.course__unit'), 'the card');
    expect(silent.shadowRoot?.querySelector('.alternative')).to.equal(null);
  });

  it('never lets a page of this very origin be one of us', () => {
    expect(sandboxFor('/files/course/index.html')).not.to.include('allow-same-origin');
    expect(sandboxFor(hostile)).to.include('allow-same-origin');
    for (const url of ['/a.html', hostile]) expect(sandboxFor(url)).not.to.match(/top-navigation|escape/);
  });

  it('says what to do when a course does not come, and tries again', async () => {
    const element = await playerWith(showing(course));
    const frame = new FramedCourse(element, { title: '课', url: `${elsewhere}/slow` }, () => undefined, { patience: 1 });
    const box = document.createElement('div');
    const drawn = (): string => (render(frame.render(), box), box.textContent);
    await waitUntil(() => drawn().includes('课程还没有打开'));
    frame.end();
    expect(words(element)).to.include('打开课程');
  });
});
