import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clock } from '../../base/clock.ts';
import { registerLocales } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import type { CuePoint } from '../../base/ports/index.ts';
import { choices, toggle } from '../view/choices.ts';
import type { PlayerView } from '../view/player-view.ts';
import { asked } from './asked.ts';
import { authorForm } from './author-form.ts';
import type { CueKeeper } from './cue-keeper.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

// They come with the panel, not with the player.
registerLocales('player-questions', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** What the lesson asks: the question at hand, a teacher's form, or all of them in a list. */
export function questions(view: PlayerView): TemplateResult | typeof nothing {
  const { cues } = view;
  if (!cues) return nothing;
  if (cues.draft) return authorForm(view, cues, cues.draft);
  return cues.current ? asked(view, cues, cues.current) : list(view, cues);
}

function list(view: PlayerView, cues: CueKeeper): TemplateResult {
  const { t, item, playback } = view;
  const { resourceId } = item;
  return html`${cues.isTeacher ? teacherTools(view, cues) : nothing}
    <section class="timed" aria-label=${t('player-questions.list')}>
      <h3 class="timed__heading">${t('player-questions.list')}</h3>
      ${cues.points.length === 0
        ? html`<p class="panel__note">${t('player-questions.none')}</p>`
        : html`<ol>
            ${repeat(cues.points, ({ id }) => id, (point) => entry(view, cues, point))}
          </ol>`}
    </section>
    ${cues.isTeacher && resourceId !== null
      ? html`<button type="button" class="pill on-stage" @click=${() => cues.write({ resourceId, seconds: playback.currentTime })}>
          ${icon('plus', 'small')} ${t('player-questions.add', { time: clock(playback.currentTime) })}
        </button>`
      : nothing}`;
}

function teacherTools({ t }: PlayerView, cues: CueKeeper): TemplateResult {
  return html`${cues.classes.length > 1
    ? choices(t('player-questions.class'), 'cue-class', cues.classes.map(({ id, name }) => ({ label: name, checked: id === cues.classId, act: () => cues.chooseClass(id) })), true)
    : nothing}
  ${toggle(t('player-questions.teach'), t('player-questions.teach.note'), cues.teaching, (on) => cues.teach(on))}`;
}

/** Written out in full, so that a search finds the keys. */
const kindWords: Record<CuePoint['kind'], string> = {
  mark: 'player-questions.kind.mark',
  single: 'player-questions.kind.single',
  multiple: 'player-questions.kind.multiple',
  short: 'player-questions.kind.short',
};

function entry(view: PlayerView, cues: CueKeeper, point: CuePoint): TemplateResult {
  const { t, ui } = view;
  const { seconds, text, answer } = point;
  const isClosed = ui.limit !== null && seconds > ui.limit && !answer;
  return html`<li class="note">
    <button type="button" class="timed__entry on-stage" aria-disabled=${isClosed ? 'true' : 'false'} @click=${() => (isClosed ? undefined : cues.show(point))}>
      <span class="timed__time">${clock(seconds)}</span>
      ${cues.isTeacher || answer ? html`<bdi class="note__text" dir="auto">${text}</bdi>` : html`<span>${t('player-questions.open')}</span>`}
    </button>
    <div class="note__acts">
      <span class="note__origin">${cues.isTeacher ? teacherNote(view, point) : learnerNote(view, point)}</span>
      ${cues.isTeacher ? acts(view, cues, point) : nothing}
    </div>
  </li>`;
}

function teacherNote({ t }: PlayerView, { kind, count }: CuePoint): string {
  const name = t(kindWords[kind]);
  return kind === 'mark' || !count ? name : `${name} · ${t('player-questions.count', { answered: count.answered, learners: count.learners })}`;
}

function learnerNote({ t }: PlayerView, { answer }: CuePoint): unknown {
  if (!answer) return t('player-questions.not-answered');
  if (answer.waiting) return html`${icon('sync', 'small')} ${t('player-questions.waiting')}`;
  if (answer.right === null) return t('player-questions.answered');
  return answer.right ? html`${icon('check', 'small')} ${t('player-questions.right')}` : t('player-questions.wrong');
}

function acts({ t }: PlayerView, cues: CueKeeper, point: CuePoint): TemplateResult {
  const button = (words: string, act: () => void): TemplateResult => html`<button type="button" class="note__act on-stage" @click=${act}>${words}</button>`;
  return html`${button(t('player-questions.edit'), () => cues.write(point))}
  ${button(t(cues.removing === point.id ? 'player-questions.remove.sure' : 'player-questions.remove'), () => cues.remove(point))}`;
}
