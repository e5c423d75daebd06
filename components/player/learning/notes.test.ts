import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { createMemoryService } from '../../adapters/memory/memory-ports.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { allInside, begin, inside, openPanel, playerWith, pressButton, says, showing, words } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';
import type { Note } from '../../base/index.ts';
import type { LsPlayer } from '../player.ts';
import type { LsPlayerNoteChangeRequestEvent } from '../player.events.ts';
import { feedNotes } from './notes-feed.ts';
import type { PlayerNotes } from '../player.types.ts';

const field = (element: LsPlayer): HTMLTextAreaElement => inside<HTMLTextAreaElement>(element, '.note-form__text');

/** A player whose notes are kept as its connection does, over a county in memory. */
async function withNotes(): Promise<{ element: LsPlayer; service: ReturnType<typeof createMemoryService>; kept: () => Promise<Note[]> }> {
  const service = createMemoryService();
  const { shelf, tasks, resources } = service.portsFor(person.pupil);
  const element = await playerWith(showing(plainVideo));
  let answer: ((request: LsPlayerNoteChangeRequestEvent) => Promise<void> | void) | undefined;
  element.addEventListener('ls-player-note-change-request', (event: LsPlayerNoteChangeRequestEvent) => void answer?.(event));
  const link = {
    host: element, ports: { shelf, tasks, resources }, signal: new AbortController().signal,
    show: () => undefined, read: async () => undefined, fail: () => undefined, stop: () => undefined,
    on: (_type: string, given: unknown) => {
      answer = given as typeof answer;
    },
  };
  element.addEventListener('ls-player-notes-request', () => {
    void feedNotes(link, 'r-fractions', (notes: PlayerNotes) => {
      element.state = showing(plainVideo, { notes });
    });
  }, { once: true });
  await begin(element);
  await waitUntil(() => element.shadowRoot?.querySelector('[data-panel="notes"]'), 'the button of the notes');
  return { element, service, kept: async () => (await shelf.notes('r-fractions')).value };
}

describe('ls-player keeps notes', () => {
  it('by keyboard: writes at the second, keeps what is left half-written, and goes back to the place', async () => {
    const { element, kept } = await withNotes();
    inside(element, '.control--play').focus();
    await press('k');
    element.currentTime = 8;
    await press('n');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.note-form__text'), 'the field has the keyboard');
    field(element).value = '为什么要平均分？\n买买提·艾力 𠮷';
    field(element).dispatchEvent(new Event('input'));
    await press('Escape');
    await waitUntil(async () => (await kept()).length === 1);
    expect((await kept())[0]).to.deep.include({ place: { kind: 'time', seconds: 8 }, text: '为什么要平均分？\n买买提·艾力 𠮷' });

    element.currentTime = 2;
    await openPanel(element, 'notes');
    await says(element, '为什么要平均分？');
    expect(field(element).value, 'kept, so the field is free').to.equal('');
    inside(element, '.note .timed__entry').click();
    await waitUntil(() => element.currentTime >= 8, 'the place of the note');
    expect(allInside(element, '.seek__note')).to.have.length(1);
  });

  it('by pointer: bookmarks, changes, shares with the class, removes and has it back', async () => {
    const { element, service, kept } = await withNotes();
    element.pause();
    await openPanel(element, 'notes');
    await waitUntil(() => element.shadowRoot?.querySelector('.note-form__text'));
    pressButton(element, '加书签');
    await waitUntil(async () => (await kept())[0]?.text === '');
    await waitUntil(() => allInside(element, '.note').length === 1);
    pressButton(element, '修改');
    field(element).value = '看这里';
    field(element).dispatchEvent(new Event('input'));
    pressButton(element, '保存笔记');
    await waitUntil(async () => (await kept())[0]?.text === '看这里');
    expect(await kept()).to.have.length(1);
    await says(element, '分享给');
    pressButton(element, '分享给');
    await says(element, '已分享给');
    const classmate = service.portsFor(person.otherPupil);
    expect((await classmate.shelf.notes('r-fractions')).value.map(({ text, author }) => [text, author])).to.deep.equal([['看这里', null]]);
    await expect(element).to.be.accessible();
    pressButton(element, '取消分享');
    await waitUntil(async () => (await kept())[0]?.classId === null);
    await waitUntil(() => !words(element).includes('已分享给'));
    pressButton(element, '删除');
    await waitUntil(async () => (await kept()).length === 0);
    pressButton(element, '撤销');
    await waitUntil(async () => (await kept())[0]?.text === '看这里');
  });

  it('shows nothing where nobody keeps notes', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    expect(element.shadowRoot?.querySelector('[data-panel="notes"]')).to.equal(null);
  });
});
