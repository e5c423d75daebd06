/** What the plan comes to, in words and tables with a picture beside each. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { metersOf, mostScreenShare } from '../model/meters.ts';
import type { PlanFace } from './face.ts';
import { learningTypeNames, stageNames } from './names.ts';

export function renderMeters({ t, format, plan }: PlanFace): TemplateResult {
  const { lanes, overMinutes, types, screen, unproven } = metersOf(plan.content);
  const { periodMinutes, objectives } = plan.content;
  const lessonMinutes = lanes.find(({ stage }) => stage === 'in')?.minutes ?? 0;
  const time = overMinutes > 0 ? t('lesson-planner.meters.over', { minutes: overMinutes }) : t('lesson-planner.meters.left', { minutes: -overMinutes });
  return html`<section class="meters card" part="meters" aria-labelledby="meters">
    <h3 id="meters">${t('lesson-planner.meters')}</h3>
    <p class="fact" data-tone=${overMinutes > 0 ? 'warning' : 'plain'} data-fact="time">
      ${overMinutes > 0 ? icon('alert', 'small') : icon('clock', 'small')}<span>${t('lesson-planner.meters.lesson', { minutes: lessonMinutes, period: periodMinutes })} ${time}</span>
    </p>
    <p class="fact" data-tone=${screen.isTooMuch ? 'warning' : 'plain'} data-fact="screen">
      ${icon(screen.isTooMuch ? 'alert' : 'eye', 'small')}<span
        >${t('lesson-planner.meters.screen', { minutes: screen.minutes, share: format.percent(screen.share) })}
        ${t(screen.isTooMuch ? 'lesson-planner.meters.screen.much' : 'lesson-planner.meters.screen.fine', { most: format.percent(mostScreenShare) })}</span
      >
    </p>
    ${objectives.length === 0
      ? nothing
      : html`<p class="fact" data-tone=${unproven.length > 0 ? 'warning' : 'plain'} data-fact="evidence">
          ${icon(unproven.length > 0 ? 'alert' : 'done', 'small')}<span
            >${unproven.length === 0 ? t('lesson-planner.meters.evidence.all') : t('lesson-planner.meters.evidence.missing', { count: unproven.length })}</span
          >
        </p>`}
    <table class="table">
      <caption class="visually-hidden">${t('lesson-planner.meters.lanes')}</caption>
      <tbody>
        ${lanes.map(
          ({ stage, minutes, steps }) => html`<tr>
            <th scope="row">${t(stageNames[stage])}</th>
            <td>${t('lesson-planner.meters.steps', { count: steps })}</td>
            <td>${t('lesson-planner.minutes.count', { minutes })}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <table class="table">
      <caption>${t('lesson-planner.meters.types')}</caption>
      <tbody>
        ${types.map(
          ({ type, minutes, share }) => html`<tr>
            <th scope="row">${t(learningTypeNames[type])}</th>
            <td><progress class="meter" max="1" .value=${share} aria-hidden="true"></progress></td>
            <td>${t('lesson-planner.minutes.count', { minutes })}</td>
            <td>${format.percent(share)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
