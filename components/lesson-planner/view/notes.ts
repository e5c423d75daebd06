/** What the teacher notes in class and afterwards. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Lesson, LessonNow } from '../model/lesson.ts';
import type { RunFace } from './run-view.ts';

/** On the big screen there are none, and half a note waits out of sight. */
export function renderNotes(lesson: Lesson, { notes }: LessonNow, { t, isBig, onLog }: RunFace): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const text = new FormData(form).get('note');
    if (typeof text !== 'string' || text.trim() === '') return;
    onLog(lesson, { kind: 'note', text: text.trim() });
    form.reset();
  };
  return html`<section class="notes card" aria-labelledby="notes" ?hidden=${isBig}>
    <h3 id="notes">${t('lesson-planner.run.notes')}</h3>
    ${notes.length === 0 || isBig
      ? nothing
      : html`<ul class="notes__list">
          ${notes.map((note) => html`<li><bdi dir="auto">${note}</bdi></li>`)}
        </ul>`}
    <form class="begin" @submit=${submit}>
      <label class="field"><span class="field__label">${t('lesson-planner.run.note')}</span><input class="input" name="note" dir="auto" maxlength="2000" autocomplete="off" /></label>
      <button class="button" type="submit">${t('lesson-planner.run.note.add')}</button>
    </form>
  </section>`;
}
