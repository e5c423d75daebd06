/** A whole talk, as a manager reads it with a ground. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { ConversationRecord } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { actName, stateWords } from '../model/words.ts';
import { renderEvidence, type EvidenceView } from './evidence.ts';

export interface RecordOptions {
  readonly t: Translate;
  readonly format: Format;
  readonly evidence: EvidenceView;
  onSave(): void;
}

export function renderRecord({ exportedAt, exportedBy, ground, messages, acts, more }: ConversationRecord, { t, format, evidence, onSave }: RecordOptions): TemplateResult {
  return html`<section class="record" aria-labelledby="record">
    <h4 class="record__title" id="record" tabindex="-1">${t('moderation-desk.record')}</h4>
    <p class="case__note">${t('moderation-desk.record.by', { name: isolate(exportedBy.name), when: format.dateTime(exportedAt) })} ${person(ground)}</p>
    <p class="case__note">${t('moderation-desk.record.kept')}</p>
    <ol class="record__list" aria-label=${t('moderation-desk.record.messages')}>
      ${messages.map(
        ({ author, sentAt, text, state, attachments = [] }) =>
          html`<li>
            <p class="case__author">
              ${person(author.name)} <time datetime=${sentAt}>${format.dateTime(sentAt)}</time> ${state === 'shown' ? nothing : html`<span class="badge">${t(stateWords[state])}</span>`}
            </p>
            ${text === '' && attachments.length > 0 ? nothing : html`<p class="case__text">${text === '' ? t('moderation-desk.gone') : person(text)}</p>`}
            ${attachments.length === 0 ? nothing : renderEvidence(attachments, evidence)}
          </li>`,
      )}
    </ol>
    ${more ? html`<p class="case__note">${t('moderation-desk.record.more')}</p>` : nothing}
    <ol class="record__list record__acts" aria-label=${t('moderation-desk.record.acts')}>
      ${acts.map(
        ({ at, actor, act, before, reason }) =>
          html`<li>
            ${t('moderation-desk.done.by', { name: isolate(actor.name), act: actName(act, t), when: format.dateTime(at) })} ${reason === null ? nothing : person(reason)}
            ${before === null || before === '' ? nothing : html`<span class="record__before">${person(before)}</span>`}
          </li>`,
      )}
    </ol>
    <div class="buttons"><button class="button" type="button" @click=${onSave}>${icon('download', 'small')}${t('moderation-desk.record.save')}</button></div>
  </section>`;
}
