/** What one can do with a text that is open: contents, search, notes, page, layout and size. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../base/icons.ts';
import type { ReadText, Zoom } from './text.ts';

/** What stands beside the pages, or over them. */
export type Side = 'contents' | 'notes' | 'search';

export interface Tools {
  t(key: string, values?: Record<string, string | number>): string;
  readonly text: ReadText;
  /** Which of them there are. */
  readonly sides: readonly Side[];
  readonly open: Side | null;
  toggle(side: Side): void;
  go(page: number): void;
  turn(direction: 1 | -1): void;
  zoom(how: Zoom): void;
}

/** Written out in full, so that a search finds the keys. */
const sides: Record<Side, { name: string; picture: IconName }> = {
  contents: { name: 'player-reading.contents', picture: 'book' },
  notes: { name: 'player.notes', picture: 'note' },
  search: { name: 'player-reading.search', picture: 'search' },
};

export function tools(view: Tools): TemplateResult {
  const { t, text, turn } = view;
  const { pages, layout } = text;
  const tool = (name: string, picture: IconName, act: () => void, isOff = false): TemplateResult =>
    html`<button
      type="button"
      class="button button--quiet paper__tool"
      aria-label=${name}
      title=${name}
      aria-disabled=${isOff ? 'true' : 'false'}
      @click=${() => {
        if (!isOff) act();
      }}
    >
      ${icon(picture)}
    </button>`;
  const fit = t(layout ? 'player-reading.usual' : 'player-reading.fit');
  const hasNames = text.nameOf(pages.page) !== null;
  return html`<div class="paper__tools">
    ${view.sides.map((side) => toggle(view, side))} ${tool(t('player-reading.previous'), 'chevron-up', () => turn(-1), pages.isAtStart)}
    <label class="paper__place">
      <span class="visually-hidden">${t('player-reading.go')}</span>
      <input
        class="paper__number"
        type=${hasNames ? 'text' : 'number'}
        inputmode="numeric"
        min="1"
        max=${pages.count}
        .value=${nameOf(text)}
        @change=${(event: Event) => goTyped(event, view)}
      />
      <span>${t('player-reading.of', { count: pages.count })}</span>
    </label>
    ${tool(t('player-reading.next'), 'chevron-down', () => turn(1), pages.isAtEnd)}
    ${tool(t('player-reading.smaller'), 'minus', () => view.zoom('out'), !pages.mayShrink)}
    ${tool(t('player-reading.larger'), 'plus', () => view.zoom('in'), !pages.mayGrow)}
    <button type="button" class="button button--quiet paper__tool" aria-pressed=${pages.isFitted ? 'true' : 'false'} @click=${() => view.zoom('fit')}>${fit}</button>
    ${layout?.isThere
      ? html`<button
          type="button"
          class="button button--quiet paper__tool"
          title=${t('player-reading.paged')}
          aria-pressed=${layout.isPaged ? 'true' : 'false'}
          @click=${() => layout.toggle()}
        >
          ${icon('compare')} <span class="paper__tool-name">${t('player-reading.paged')}</span>
        </button>`
      : nothing}
  </div>`;
}

function toggle({ t, open, toggle: act }: Tools, side: Side): TemplateResult {
  const { name, picture } = sides[side];
  return html`<button
    type="button"
    class="button button--quiet paper__tool"
    data-side=${side}
    title=${t(name)}
    aria-expanded=${open === side ? 'true' : 'false'}
    @click=${() => act(side)}
  >
    ${icon(picture)} <span class="paper__tool-name">${t(name)}</span>
  </button>`;
}

const nameOf = ({ nameOf: name, pages }: ReadText): string => name(pages.page) ?? String(pages.page);

function goTyped({ currentTarget }: Event, { text, go }: Tools): void {
  if (!(currentTarget instanceof HTMLInputElement)) return;
  const page = text.pageNamed(currentTarget.value.trim());
  if (page !== null) go(page);
  // What is no page is put right.
  currentTarget.value = nameOf(text);
}
