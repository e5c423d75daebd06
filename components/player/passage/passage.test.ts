import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import type { Note, ProgressRecord } from '../../base/index.ts';
import { allInside, begin, inside, openPanel, playerWith, plays, says, showing, words } from '../fixtures/harness.ts';
import { hls, plainVideo, video } from '../fixtures/items.ts';
import { passageOf } from '../media/passage.ts';
import type { LsPlayer } from '../player.ts';
import type { LsPlayerNoteChangeRequestEvent, LsPlayerRecordRequestEvent } from '../player.events.ts';
import type { PlayerItem } from '../player.types.ts';
import '../player.define.ts';

beforeEach(() => localStorage.removeItem('ls.player/1'));

async function passageWith(start: string | null, end: string, item: PlayerItem = plainVideo): Promise<{ element: LsPlayer; records: ProgressRecord[] }> {
  const element = await playerWith(showing(item));
  const records: ProgressRecord[] = [];
  element.addEventListener('ls-player-record-request', (event: LsPlayerRecordRequestEvent) => records.push(...event.detail.records));
  element.link = '/resources/{resource}?start={start}&end={end}';
  element.start = start;
  element.end = end;
  await element.updateComplete;
  return { element, records };
}

const stopsAt = (element: LsPlayer, seconds: number): Promise<void> => waitUntil(() => element.paused && element.currentTime >= seconds - 0.05, `stops at ${seconds}`);
const line = (element: LsPlayer): string | null => element.shadowRoot?.querySelector('.banner')?.textContent.replace(/\s+/g, ' ').trim() ?? null;
const isPart = (element: LsPlayer): Promise<void> => waitUntil(() => line(element)?.includes('只放其中一段'), 'says that it is a part');

describe('a passage that was asked for', () => {
  it('has an end behind its beginning, within the lesson; anything else is the whole', () => {
    const whole = [['8', '4'], ['4', '4'], ['4', 'soon'], ['soon', '8'], ['4', ''], ['-4', '8'], ['4', '99'], ['4', 'NaN'], ['4', 'Infinity']] as const;
    for (const [start, end] of whole) expect(passageOf(start, end, 25.24), `${start} to ${end}`).to.equal(null);
    expect(passageOf('4', '0:08', 25.24)).to.deep.equal({ from: 4, to: 8 });
    expect(passageOf(null, '8', 25.24)).to.deep.equal({ from: 0, to: 8 });
    expect(passageOf('4', '99', Number.NaN), 'while nobody knows how long it is').to.deep.equal({ from: 4, to: 99 });
  });

  for (const [form, item] of [['a file', plainVideo], ['a stream', { ...video, renditions: [hls] }]] as const) {
    it(`plays of ${form} from its beginning to its end, and again, and what is recorded is what was watched`, async () => {
      const { element, records } = await passageWith('4', '5.5', item);
      await isPart(element);
      expect(line(element)).to.include('0:04–0:05');
      expect(inside(element, '.start').getAttribute('aria-label')).to.equal('播放');
      await click(inside(element, '.start'));
      await plays(element, 4);
      await stopsAt(element, 5.5);
      expect(element.currentTime, 'no further').to.be.below(6.1);
      await waitUntil(() => records.some(({ verb }) => verb === 'paused'));
      const [[from, to] = [0, 0], ...others] = records.findLast(({ verb }) => verb === 'paused')?.playedSegments ?? [];
      expect(others).to.deep.equal([]);
      expect(from).to.be.within(3.9, 4.3);
      expect(to).to.be.within(5.3, 6.1);
      expect(records.filter(({ verb }) => verb === 'seeked' || verb === 'completed')).to.deep.equal([]);

      await click(inside(element, '.control--play'));
      await waitUntil(() => !element.paused && element.currentTime < 5, 'from its beginning again');
      await stopsAt(element, 5.5);
    });
  }

  it('says how to see the whole, before it plays and afterwards, by keyboard and by pointer', async () => {
    const { element } = await passageWith('4', '5.5');
    await isPart(element);
    await expect(element).to.be.accessible();
    await tabTo('.banner__act');
    await press('Enter');
    await waitUntil(() => line(element) === null);
    expect(element.shadowRoot?.activeElement).to.equal(inside(element, '.start'));
    expect(element.currentTime).to.equal(0);
    await press('Enter');
    await plays(element);
    expect(element.currentTime, 'from the beginning').to.be.below(3);

    element.pause();
    element.end = '2:00';
    element.end = '5.2';
    await isPart(element);
    element.currentTime = 4.2;
    await element.play();
    await stopsAt(element, 5.2);
    await click(inside(element, '.banner__act'));
    await waitUntil(() => line(element) === null);
    await click(inside(element, '.control--play'));
    await plays(element, 5.8);
  });

  it('is left by who goes beyond it', async () => {
    const { element } = await passageWith('4', '5.5');
    await isPart(element);
    await begin(element);
    inside(element, '.control--play').focus();
    await press('9');
    await waitUntil(() => line(element) === null);
    await plays(element, 23);
  });

  it('that ends beyond the lesson is the lesson from its beginning, also where the length is known only when it plays', async () => {
    const { element } = await passageWith('4', '40', { ...plainVideo, durationSeconds: null });
    await element.play();
    await waitUntil(() => !element.paused && element.currentTime > 0.3 && element.currentTime < 4, 'plays from its beginning');
    expect(line(element)).to.equal(null);
    await plays(element, 5);
  });
});

describe('handing on a passage', () => {
  async function marked(): Promise<{ element: LsPlayer; changes: LsPlayerNoteChangeRequestEvent['detail']['change'][] }> {
    const element = await playerWith(showing(plainVideo, { notes: { items: [], classes: [{ id: 'c-31', name: '三（1）班' }] } }));
    element.link = '/resources/{resource}?start={start}&end={end}';
    const changes: LsPlayerNoteChangeRequestEvent['detail']['change'][] = [];
    element.addEventListener('ls-player-note-change-request', (event: LsPlayerNoteChangeRequestEvent) => changes.push(event.detail.change));
    await begin(element);
    inside(element, '.control--play').focus();
    await press('k');
    element.currentTime = 4;
    await press('a');
    element.currentTime = 6.5;
    await press('b');
    await openPanel(element, 'practice');
    await waitUntil(() => element.shadowRoot?.querySelector('[data-passage="copy"]'));
    return { element, changes };
  }

  /** A clipboard of our own: that of the machine is everybody's. `null`: a page without TLS has none. */
  function withClipboard(copied: string[] | null): void {
    const clipboard = copied === null ? undefined : { writeText: async (text: string) => void copied.push(text) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  }
  afterEach(() => void Reflect.deleteProperty(navigator, 'clipboard'));
  const address = (): string => new URL('/resources/r-fractions?start=4&end=6.5', location.href).href;

  for (const by of ['keyboard', 'pointer'] as const) {
    it(`copies an address that opens it, by ${by}`, async () => {
      const copied: string[] = [];
      withClipboard(copied);
      const { element } = await marked();
      if (by === 'keyboard') {
        // The panel takes the keyboard to a place of its own. Firefox goes from the last control to its own bars: from the beginning of the panel on.
        await waitUntil(() => element.shadowRoot?.activeElement?.closest('.panel'), 'the keyboard is in the panel');
        inside(element, '.panel button').focus();
        await tabTo('[data-passage="copy"]');
        await press('Enter');
      } else await click(inside(element, '[data-passage="copy"]'));
      await says(element, '链接已复制');
      expect(copied).to.deep.equal([address()]);
      await expect(element).to.be.accessible();
      element.currentTime = 8;
      await click(inside(element, '.panel .tools__row .pill:nth-child(2)'));
      await waitUntil(() => !words(element).includes('链接已复制'), 'another passage, of which nothing is copied yet');
    });
  }

  it('shows the address, marked, where the page may not copy', async () => {
    withClipboard(null);
    const { element } = await marked();
    await click(inside(element, '[data-passage="copy"]'));
    await says(element, '链接已选中');
    const field = inside<HTMLInputElement>(element, '.passage__link');
    await waitUntil(() => field.selectionStart === 0 && field.selectionEnd === field.value.length && field.value !== '', 'marked');
    expect(field.value).to.equal(address());
    await expect(element).to.be.accessible();
  });

  it('takes a sentence about it, which is shared as notes are, and leads to that part', async () => {
    const { element, changes } = await marked();
    await click(inside(element, '[data-passage="note"]'));
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.note-form__text'), 'the field has the keyboard');
    expect(words(element)).to.include('在 0:04–0:06 记一笔');
    const field = inside<HTMLTextAreaElement>(element, '.note-form__text');
    field.value = '这里讲了平均分';
    field.dispatchEvent(new Event('input'));
    await press('Control', 'Enter');
    const [put] = changes;
    if (put?.act !== 'put-note') throw new Error('nothing was kept');
    expect(put.draft).to.deep.equal({ resourceId: 'r-fractions', place: { kind: 'time', seconds: 4, until: 6.5 }, text: '这里讲了平均分' });

    const kept: Note = { id: put.noteId, ...put.draft, own: true, classId: null, author: null, mayWithdraw: false, changedAt: '2026-11-20T08:00:00Z' };
    element.state = showing(plainVideo, { notes: { items: [kept], classes: [{ id: 'c-31', name: '三（1）班' }] } });
    await says(element, '分享给三（1）班');
    const share = allInside<HTMLButtonElement>(element, '.note__act').find(({ textContent }) => textContent.includes('分享给'));
    if (!share) throw new Error('nothing to share by');
    await click(share);
    await waitUntil(() => changes.at(-1)?.act === 'share-note');
    await click(inside(element, '.note .timed__entry'));
    await isPart(element);
    await stopsAt(element, 6.5);
    expect(element.currentTime).to.be.below(7.2);
  });

  it('offers nothing to copy where the host has given no form of an address', async () => {
    const { element } = await marked();
    element.link = '';
    element.requestUpdate();
    await waitUntil(() => element.shadowRoot?.querySelector('[data-passage="copy"]') === null);
    expect(element.shadowRoot?.querySelector('[data-passage="note"]')).to.exist;
  });
});
