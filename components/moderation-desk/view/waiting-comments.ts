/** Comments of pupils beside ratings: somebody of the school looks before others do. */
import { html, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { WaitingComment } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

export interface WaitingCommentOptions {
  readonly t: Translate;
  readonly format: Format;
  onReview(commentId: string, shown: boolean): void;
}

export function renderWaitingComments(comments: readonly WaitingComment[], { t, format, onReview }: WaitingCommentOptions): TemplateResult {
  return html`<section class="comments" aria-labelledby="comments">
    <h3 id="comments" class="case__title">${t('moderation-desk.comments')}</h3>
    <ul class="cases">
      ${comments.map(
        ({ id, text, author, resourceTitle, stars, at }) =>
          html`<li class="card case" data-comment=${id}>
            <p class="case__about">${person(resourceTitle.slice(0, 200))} · ${t('moderation-desk.comments.stars', { count: stars })}</p>
            <blockquote class="case__message">
              <p class="case__author">${person(author.name)} <time datetime=${at}>${format.dateTime(at)}</time></p>
              <p class="case__text">${person(text)}</p>
            </blockquote>
            <div class="buttons">
              <button class="button button--primary" type="button" data-review="show" @click=${() => onReview(id, true)}>${t('moderation-desk.comments.show')}</button>
              <button class="button" type="button" data-review="withhold" @click=${() => onReview(id, false)}>${t('moderation-desk.comments.withhold')}</button>
            </div>
          </li>`,
      )}
    </ul>
  </section>`;
}
