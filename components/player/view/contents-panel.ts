import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import type { TimedText } from '../player.types.ts';
import type { PlayerView } from './player-view.ts';

/** Chapters, and below them what is said: to search, to jump to, to read where sound or picture is not to be had. */
export function contents(view: PlayerView): TemplateResult {
  const { texts, t } = view;
  const { chapters, transcript } = texts;
  if (chapters.length + transcript.length === 0) return html`<p class="panel__note" role="status">${t('player-view.contents.loading')}</p>`;
  return html`${chapters.length > 0 ? timedList(view, { heading: t('player-view.chapters'), entries: chapters, isChinese: texts.isChinese('chapters') }) : nothing}
  ${transcript.length > 0 ? html`${searchField(view)} ${found(view, transcript)}` : nothing}`;
}

function searchField({ ui, acts, t }: PlayerView): TemplateResult {
  return html`<label class="search">
    <span class="visually-hidden">${t('player-view.transcript.search')}</span>
    ${icon('search', 'small')}
    <input
      type="search"
      class="search__input on-stage"
      placeholder=${t('player-view.transcript.search')}
      .value=${ui.search}
      @input=${(event: Event) => acts.searchTranscript(event.currentTarget instanceof HTMLInputElement ? event.currentTarget.value : '')}
    />
  </label>`;
}

function found(view: PlayerView, transcript: readonly TimedText[]): TemplateResult {
  const { t, ui, texts } = view;
  const query = folded(ui.search);
  const list = { heading: t('player-view.transcript'), isChinese: texts.isChinese('transcript') };
  if (query === '') return timedList(view, { ...list, entries: transcript });
  const hits = transcript.filter(({ text }) => folded(text).includes(query));
  return html`<p class="panel__note" role="status">${t('player-view.transcript.found', { count: hits.length })}</p>
    ${hits.length > 0 ? timedList(view, { ...list, entries: hits, query }) : nothing}`;
}

/** Case, width of letters and composed forms make no difference to somebody who searches. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

interface TimedList {
  readonly heading: string;
  readonly entries: readonly TimedText[];
  readonly isChinese: boolean;
  /** What was searched for in it. */
  readonly query?: string;
}

/** Thousands of lines are drawn anew only when another line is spoken. */
function timedList(view: PlayerView, list: TimedList): TemplateResult {
  const { heading, entries, isChinese, query = '' } = list;
  const now = view.playback.currentTime;
  const current = entries.findIndex(({ start, end }) => now >= start && now < end);
  return html`<section class="timed" aria-label=${heading}>
    <h3 class="timed__heading">${heading}</h3>
    <ol>
      ${guard([entries.length, entries[0]?.text, current, query, isChinese, view.ui.limit, view.pinyin.version], () => entries.map((entry, index) => line(view, list, entry, { index, isCurrent: index === current })))}
    </ol>
  </section>`;
}

function line({ acts, ui, pinyin }: PlayerView, { heading, isChinese, query = '' }: TimedList, entry: TimedText, { index, isCurrent }: { index: number; isCurrent: boolean }): TemplateResult {
  const { start, text } = entry;
  // What was searched for is marked in the words as they are.
  const words = query !== '' ? marked(text, query) : ((isChinese ? pinyin.line(heading, index, entry) : null) ?? text);
  return html`<li>
    <button
      type="button"
      class="timed__entry on-stage"
      aria-current=${isCurrent ? 'true' : 'false'}
      aria-disabled=${ui.limit !== null && start > ui.limit ? 'true' : 'false'}
      @click=${() => acts.playFrom(start)}
    >
      <span class="timed__time">${clock(start)}</span>
      <bdi dir="auto">${words}</bdi>
    </button>
  </li>`;
}

/** The words that were searched for, where folding did not change their length. */
function marked(text: string, query: string): unknown {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query);
  if (at < 0) return text;
  const end = at + query.length;
  return html`${text.slice(0, at)}<mark>${text.slice(at, end)}</mark>${text.slice(end)}`;
}
