/** What one can do with a paper that is open: contents, search, notes, page and size. */
import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../base/icons.ts';
import type { PaperPages, Zoom } from './pages.ts';

/** What stands beside the pages, or over them. */
export type Side = 'contents' | 'notes' | 'search';

export interface Tools {
  t(key: string, values?: Record<string, string | number>): string;
  readonly pages: PaperPages;
  /** Which of them there are. */
  readonly sides: readonly Side[];
  readonly open: Side | null;
  toggle(side: Side): void;
  go(page: number): void;
  zoom(how: Zoom): void;
}

/** Written out in full, so that a search finds the keys. */
const sides: Record<Side, { name: string; picture: IconName }> = {
  contents: { name: 'player-paper.contents', picture: 'book' },
  notes: { name: 'player.notes', picture: 'note' },
  search: { name: 'player-paper.search', picture: 'search' },
};

export function tools(view: Tools): TemplateResult {
  const { t, pages, go } = view;
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
  const fit = t('player-paper.fit');
  return html`<div class="paper__tools">
    ${view.sides.map((side) => toggle(view, side))} ${tool(t('player-paper.previous'), 'chevron-up', () => go(pages.page - 1), pages.page <= 1)}
    <label class="paper__place">
      <span class="visually-hidden">${t('player-paper.go')}</span>
      <input
        class="paper__number"
        type="number"
        inputmode="numeric"
        min="1"
        max=${pages.count}
        .value=${String(pages.page)}
        @change=${(event: Event) => goTyped(event, view)}
      />
      <span>${t('player-paper.of', { count: pages.count })}</span>
    </label>
    ${tool(t('player-paper.next'), 'chevron-down', () => go(pages.page + 1), pages.page >= pages.count)}
    ${tool(t('player-paper.smaller'), 'minus', () => view.zoom('out'), !pages.mayShrink)}
    ${tool(t('player-paper.larger'), 'plus', () => view.zoom('in'), !pages.mayGrow)}
    <button type="button" class="button button--quiet paper__tool" aria-pressed=${pages.isFitted ? 'true' : 'false'} @click=${() => view.zoom('fit')}>${fit}</button>
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

function goTyped({ currentTarget }: Event, { pages, go }: Tools): void {
  if (!(currentTarget instanceof HTMLInputElement)) return;
  const { valueAsNumber } = currentTarget;
  if (Number.isFinite(valueAsNumber)) go(valueAsNumber);
  // What is no page is put right.
  currentTarget.value = String(pages.page);
}
