import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import { follow } from '../follow/follow-view.ts';
import { loopCounts } from '../learning/loop.ts';
import { handOn } from '../passage/passage-view.ts';
import { choices } from './choices.ts';
import type { PlayerView } from './player-view.ts';

/** Tools for practising: a passage again and again, and the video picture by picture. */
export function practice(view: PlayerView): TemplateResult {
  const { loop, acts, item, t } = view;
  const { passage, from } = loop;
  return html`<section class="tools" aria-label=${t('player-view.loop')}>
      <h3 class="timed__heading">${t('player-view.loop')}</h3>
      <div class="tools__row">
        <button type="button" class="pill on-stage" @click=${acts.loopFrom}>
          ${t('player-view.loop.from')} ${from === null ? nothing : html`<span class="timed__time">${clock(from)}</span>`}
        </button>
        <button type="button" class="pill on-stage" @click=${acts.loopTo}>
          ${t('player-view.loop.to')} ${passage ? html`<span class="timed__time">${clock(passage.to)}</span>` : nothing}
        </button>
        ${from === null
          ? nothing
          : html`<button type="button" class="pill on-stage" @click=${acts.loopEnd}>${icon('close', 'small')} ${t('player-view.loop.end')}</button>`}
      </div>
      ${passage ? html`<p class="panel__note" role="status">${roundOf(view)}</p>` : nothing} ${handOn(view)}
      ${choices(
        t('player-view.loop.count'),
        'loop-count',
        loopCounts.map((count) => ({
          label: count === 0 ? t('player-view.loop.endless') : t('player-view.loop.times', { count }),
          checked: loop.count === count,
          act: () => acts.loopCount(count),
        })),
        true,
      )}
    </section>
    ${follow(view)}
    ${item.kind === 'video'
      ? html`<section class="tools" aria-label=${t('player-view.frame')}>
          <h3 class="timed__heading">${t('player-view.frame')}</h3>
          <div class="tools__row" dir="ltr">
            <button type="button" class="pill on-stage" @click=${() => acts.stepFrame(-1)}>${icon('chevron-start', 'small')} ${t('player-view.frame.back')}</button>
            <button type="button" class="pill on-stage" @click=${() => acts.stepFrame(1)}>${t('player-view.frame.on')} ${icon('chevron-end', 'small')}</button>
          </div>
        </section>`
      : nothing}`;
}

function roundOf({ loop, t }: PlayerView): string {
  return loop.count === 0 ? t('player-view.loop.round', { round: loop.round }) : t('player-view.loop.round-of', { round: loop.round, count: loop.count });
}
