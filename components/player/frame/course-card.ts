/** The card of a course in a package: its units, how far each is, and the way into each. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../base/icons.ts';
import type { Course, CourseUnit } from '../../base/ports/courses.ts';
import { adopt } from '../../base/styles/adopt.ts';
import type { Aloud } from '../aloud/aloud.ts';
import type { InsideHost } from '../inside/inside.ts';
import { textAlternative } from '../face/text-alternative.ts';
import { courseCardStyles } from './course-card.styles.ts';

export interface CourseCard {
  title: string;
  course: Course;
  /** What one does and sees in it, step by step. */
  steps: readonly string[] | undefined;
  /** Unit that is being opened. */
  opening: number | null;
  /** What went wrong, in words. */
  problem: string | null;
  open(unit: number): void;
  /** Reads what is in words. */
  aloud: Aloud;
}

/** Written out in full, so that a search finds the keys. */
const stateWords: Record<CourseUnit['state'], string> = {
  open: 'player-inside.unit.open',
  completed: 'player-inside.unit.completed',
  passed: 'player-inside.unit.passed',
  failed: 'player-inside.unit.failed',
  waived: 'player-inside.unit.waived',
};
const pictures: Record<CourseUnit['state'], IconName> = { open: 'course', completed: 'done', passed: 'done', failed: 'retry', waived: 'check' };

export function courseCard(host: InsideHost, { title, course, steps, opening, problem, open, aloud }: CourseCard): TemplateResult {
  if (host.shadowRoot) adopt(host.shadowRoot, [courseCardStyles]);
  const next = course.units.find(({ state }) => state === 'open' || state === 'failed')?.place ?? 0;
  return html`<section class="course" part="opening" aria-label=${title || host.t('player-inside.course')}>
    <header class="course__head">
      <p class="opening__title"><bdi dir="auto">${title}</bdi></p>
      <p class="opening__text">${course.satisfied ? host.t('player-inside.course.satisfied') : host.t('player-inside.course.package')}</p>
    </header>
    <ol class="course__units">
      ${course.units.map((unit) => {
        const name = titleOf(unit, host.language);
        return html`<li class="course__unit">
          ${icon(pictures[unit.state])}
          <span class="course__name"><bdi dir="auto">${name}</bdi> <small>${host.t(unit.isWaiting ? 'player-inside.unit.waiting' : stateWords[unit.state])}</small>
            ${unit.isNewerElsewhere && !unit.isWaiting ? html`<small>${host.t('player-inside.unit.elsewhere')}</small>` : nothing}</span>
          <button
            type="button"
            class=${unit.place === next ? 'button button--primary' : 'button'}
            data-unit=${unit.place}
            aria-busy=${opening === unit.place ? 'true' : 'false'}
            @click=${() => open(unit.place)}
          >
            ${host.t('player-inside.unit.begin')} <span class="visually-hidden">${name}</span>
          </button>
        </li>`;
      })}
    </ol>
    ${textAlternative(steps, (key) => host.t(key), aloud)}
    ${problem === null ? nothing : html`<p class="course__problem" role="alert">${icon('alert')} <span>${problem}</span></p>`}
  </section>`;
}

/** In the person's language; else in Chinese; else in any. */
export function titleOf({ title, place }: CourseUnit, language: string): string {
  const words = Object.entries(title);
  const inLanguage = (wanted: string): string | undefined => words.find(([tag]) => tag.toLowerCase().split('-')[0] === wanted)?.[1];
  return inLanguage(language.toLowerCase().split('-')[0] ?? '') ?? inLanguage('zh') ?? words[0]?.[1] ?? String(place + 1);
}
