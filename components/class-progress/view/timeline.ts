/** What one learner did in the task: why it is kept, what to look at, and each act in its order. */
import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { LearnerTimeline } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

interface TimelineView {
  readonly t: Translate;
  readonly format: Format;
  readonly name: string;
}

const verbs = {
  initialized: 'class-progress.act.initialized', played: 'class-progress.act.played', paused: 'class-progress.act.paused', seeked: 'class-progress.act.seeked',
  completed: 'class-progress.act.completed', terminated: 'class-progress.act.terminated', experienced: 'class-progress.act.experienced',
} as const;

export function renderTimeline(timeline: LearnerTimeline | null, { t, format, name }: TimelineView): TemplateResult {
  return html`<section class="timeline" aria-label=${t('class-progress.timeline', { name: isolate(name) })} aria-busy=${timeline === null}>
    <p class="purpose">${t('class-progress.purpose')}</p>
    ${timeline === null ? html`<p role="status">${t('class-progress.timeline.loading')}</p>` : renderActs(timeline, t, format)}
  </section>`;
}

function renderActs({ events, total, studySeconds, signals }: LearnerTimeline, t: Translate, format: Format): TemplateResult {
  const shown = total > events.length ? t('class-progress.timeline.latest', { count: events.length }) : '';
  return html`<div role="status">
      ${signals.map(
        ({ kind, days, positionSeconds }) =>
          html`<p class="badge badge--warning" data-signal=${kind}>
            ${icon('alert', 'small')}${kind === 'silent' ? t('class-progress.silent', { count: days ?? 0 }) : t('class-progress.stuck', { place: clock(positionSeconds ?? 0) })}
          </p>`,
      )}
      <p>${t('class-progress.studied', { time: format.duration(studySeconds) })} ${total === 0 ? t('class-progress.timeline.none') : t('class-progress.timeline.count', { count: total })} ${shown}</p>
    </div>
    ${events.length === 0
      ? nothing
      : html`<ol class="acts__list" tabindex="0" aria-label=${t('class-progress.timeline.list')}>
          ${events.map(
            ({ at, verb, positionSeconds, page }) =>
              html`<li data-verb=${verb}><time datetime=${at}>${format.dateTime(at)}</time> ${t(verbs[verb], { place: page === null ? clock(positionSeconds ?? 0) : format.number(page) })}</li>`,
          )}
        </ol>`}`;
}
