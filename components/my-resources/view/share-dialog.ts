/** With whom, and with which words; then how it stands, and the link. Nobody is chosen beforehand. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon, renderProblem, type Share, type ShareAudience } from '../../base/index.ts';
import type { NamedResource } from '../my-resources.types.ts';
import { onForm, wordsOf, type MyView } from './my-view.ts';

export interface ShareDialogOptions {
  readonly resource: NamedResource;
  /** The address of a share; `null` where the host has given none. */
  readonly linkOf: (share: Share) => string | null;
  readonly copied: 'no' | 'yes' | 'by-hand';
  onCopy(text: string): void;
  onClose(): void;
}

export function renderShareDialog(view: MyView, options: ShareDialogOptions): TemplateResult {
  const { t, data } = view;
  const { resource, onClose } = options;
  const { sharing } = data;
  return html`<dialog class="share" part="share" aria-labelledby="share-title" @close=${onClose}>
    <div class="share__head">
      <h3 class="heading" id="share-title" tabindex="-1">${t('my-resources.share')}</h3>
      <button type="button" class="button button--icon button--quiet" aria-label=${t('my-resources.share.close')} @click=${onClose}>${icon('close')}</button>
    </div>
    <p><bdi dir="auto">${resource.title}</bdi></p>
    ${sharing.type === 'sent' && sharing.share.resource.id === resource.id ? renderSent(view, options, sharing.share) : renderForm(view, resource)}
  </dialog>`;
}

function renderForm({ t, data, acts }: MyView, { id: resourceId }: NamedResource): TemplateResult {
  const { role, classes, sharing } = data;
  if (role === 'guardian') return html`<p class="none">${t('my-resources.share.guardian')}</p>`;
  const isSending = sharing.type === 'sending';
  const mayOffer = role === 'teacher' || role === 'manager';
  const onSubmit = onForm((form) => {
    const audience = audienceOf(wordsOf(form, 'audience'));
    if (!isSending && audience !== null) acts.share({ resourceId, audience, note: wordsOf(form, 'note') });
  });
  const choice = (value: string, words: TemplateResult | string, hint: string) =>
    html`<label class="choice"><input type="radio" name="audience" value=${value} required /><span>${words} <span class="quiet small">${hint}</span></span></label>`;
  return html`<form class="own" aria-busy=${isSending} @submit=${onSubmit}>
    <fieldset class="field">
      <legend class="field__label">${t('my-resources.share.audience')}</legend>
      ${classes.map(({ id, name }) => choice(`class ${id}`, html`<bdi dir="auto">${name}</bdi>`, t('my-resources.share.at-once')))}
      ${mayOffer
        ? html`${choice('colleagues', t('my-resources.share.colleagues'), t('my-resources.share.reviewed'))} ${choice('school', t('my-resources.share.school'), t('my-resources.share.reviewed'))}`
        : nothing}
    </fieldset>
    ${role === 'student'
      ? nothing
      : html`<label class="field"><span class="field__label">${t('my-resources.share.note')}</span><textarea class="input" name="note" rows="2" maxlength="500" dir="auto"></textarea></label>`}
    <p class="quiet small">${t('my-resources.share.quiet')}</p>
    ${sharing.type === 'failed' ? renderProblem(sharing.problem, t) : nothing}
    <div class="buttons"><button type="submit" class="button button--primary" aria-busy=${isSending}>${t('my-resources.share.send')}</button></div>
  </form>`;
}

function audienceOf(value: string): ShareAudience | null {
  if (value === 'school' || value === 'colleagues') return { kind: value };
  return value.startsWith('class ') ? { kind: 'class', classId: value.slice('class '.length) } : null;
}

function renderSent({ t }: MyView, { linkOf, copied, onCopy }: ShareDialogOptions, share: Share): TemplateResult {
  const link = linkOf(share);
  const isWaiting = share.state === 'pending-review';
  return html`<p class="banner ${isWaiting ? '' : 'banner--success'}" role="status" id="share-outcome" tabindex="-1">
      ${icon(isWaiting ? 'clock' : 'done', 'small')}<span class="banner__text">${t(isWaiting ? 'my-resources.share.waits' : 'my-resources.share.done', { name: share.audience.name })}</span>
    </p>
    ${link === null
      ? nothing
      : html`<label class="field"
            ><span class="field__label">${t('my-resources.share.link')}</span><input class="input share__link" readonly dir="ltr" .value=${link} @focus=${({ currentTarget }: Event) => currentTarget instanceof HTMLInputElement && currentTarget.select()}
          /></label>
          <p class="quiet small">${t('my-resources.share.link.hint')}</p>
          <div class="buttons">
            <button type="button" class="button" data-act="copy" @click=${() => onCopy(link)}>${icon('link', 'small')}${t('my-resources.share.copy')}</button>
            <span role="status">${copied === 'no' ? nothing : t(copied === 'yes' ? 'my-resources.share.copied' : 'my-resources.share.copy-by-hand')}</span>
          </div>`}`;
}
