/** Comments of those who prepare a lesson together: at a step, or at words of it; answered, settled, and opened again. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import { newId } from '../../base/id.ts';
import { isolate } from '../../base/text.ts';
import type { PlanStep } from '../model/content.ts';
import { plainText } from '../model/rich-text.ts';
import type { Thread } from '../model/threads.ts';
import type { PlanFace } from './face.ts';

const longestComment = 2000;

/** Threads of a step that wait for somebody. */
export const openThreads = (threads: readonly Thread[], stepId: string): readonly Thread[] => threads.filter((one) => one.stepId === stepId && one.resolved === null);

/** Hands over what was written in a form with one field, and empties it. */
function submitting(write: (text: string) => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const text = new FormData(form).get('comment');
    if (typeof text !== 'string' || text.trim() === '') return;
    write(text.trim());
    form.reset();
  };
}

export function renderComments(step: PlanStep, face: PlanFace): TemplateResult {
  const { t, plan, quote, change, onQuote } = face;
  const threads = plan.content.threads.filter(({ stepId }) => stepId === step.id);
  const settled = threads.filter(({ resolved }) => resolved !== null);
  const list = (some: readonly Thread[]): TemplateResult => html`<ul class="threads">
    ${repeat(
      some,
      ({ id }) => id,
      (thread) => renderThread(thread, step, face),
    )}
  </ul>`;
  const send = submitting((text) => {
    change({ act: 'comment', id: newId(), stepId: step.id, quote, message: messageOf(text, face) });
    onQuote('');
  });
  return html`<section class="comments" part="comments" aria-labelledby="comments">
    <h4 id="comments" class="field__label">${t('lesson-planner.comments')}</h4>
    ${list(openThreads(threads, step.id))}
    ${settled.length === 0 ? nothing : html`<details class="removed"><summary>${t('lesson-planner.comments.settled', { count: settled.length })}</summary>${list(settled)}</details>`}
    <form class="comment" @submit=${send}>
      ${quote === ''
        ? nothing
        : html`<p class="comment__quote"><bdi dir="auto">${quote}</bdi> <button class="button button--icon button--small" type="button" name="unquote" aria-label=${t('lesson-planner.comments.unquote')} @click=${() => onQuote('')}>${icon('close', 'small')}</button></p>`}
      <label class="field">
        <span class="field__label">${t(quote === '' ? 'lesson-planner.comments.new' : 'lesson-planner.comments.new.words')}</span>
        <textarea class="input" name="comment" rows="2" dir="auto" maxlength=${longestComment}></textarea>
      </label>
      <p class="buttons"><button class="button button--small" type="submit" name="send-comment">${t('lesson-planner.comments.send')}</button></p>
    </form>
  </section>`;
}

const messageOf = (text: string, { plan: { me } }: Pick<PlanFace, 'plan'>) => ({ by: me.id, name: me.name, at: new Date().toISOString(), text });

/** As the plan names those who write it: a name in a comment is only what its writer said. Of whoever writes no longer it is all there is. */
function nameOf({ by, name }: { readonly by: string; readonly name: string }, { t, plan }: Pick<PlanFace, 't' | 'plan'>): string {
  const { author, sharedWith } = plan.summary;
  const known = by === '' ? '' : ([plan.me, author, ...sharedWith].find(({ id }) => id === by)?.name ?? name);
  return known === '' ? t('lesson-planner.comments.somebody') : known;
}

function renderThread(thread: Thread, step: PlanStep, face: PlanFace): TemplateResult {
  const { t, format, plan, change } = face;
  const { id, quote, messages, resolved } = thread;
  const said = `${step.title}\n${plainText(step.teacherActivity)}\n${plainText(step.learnerActivity)}`;
  const words = Array.from(messages[0]?.text ?? '').slice(0, 20).join('');
  const reply = submitting((text) => change({ act: 'reply', id, message: messageOf(text, face) }));
  const settle = (): void => change({ act: 'resolve', id, resolved: resolved === null ? { by: plan.me.id, name: plan.me.name, at: new Date().toISOString() } : null });
  return html`<li class="thread" data-thread=${id} data-settled=${resolved !== null}>
    ${quote === ''
      ? nothing
      : html`<p class="comment__quote"><bdi dir="auto">${quote}</bdi>${said.includes(quote) ? nothing : html` <span class="comment__time">${t('lesson-planner.comments.changed')}</span>`}</p>`}
    ${messages.map(
      ({ by, name, at, text }) => html`<p class="comment__said">
        <span class="comment__by"><strong><bdi dir="auto">${nameOf({ by, name }, face)}</bdi></strong> <span class="comment__time">${format.dateTime(at)}</span></span>
        <bdi class="comment__text" dir="auto">${text}</bdi>
      </p>`,
    )}
    ${resolved === null
      ? html`<form class="comment__reply" @submit=${reply}>
          <input class="input" name="comment" dir="auto" maxlength=${longestComment} autocomplete="off" aria-label=${t('lesson-planner.comments.reply.to', { words: isolate(words) })} placeholder=${t('lesson-planner.comments.reply')} />
          <button class="button button--small" type="submit" name="reply" aria-label=${t('lesson-planner.comments.reply.to', { words: isolate(words) })}>${t('lesson-planner.comments.reply')}</button>
        </form>`
      : html`<p class="comment__time">${t('lesson-planner.comments.settled.by', { name: isolate(nameOf(resolved, face)), time: format.dateTime(resolved.at) })}</p>`}
    <button class="button button--small button--quiet" type="button" name="settle" @click=${settle}>${t(resolved === null ? 'lesson-planner.comments.settle' : 'lesson-planner.comments.open')}</button>
  </li>`;
}
