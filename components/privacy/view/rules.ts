/** Rules for the data of children: a few sentences for a first reader, the whole of it, and somebody to ask. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { PrivacyContact, PrivacyRules } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

export function renderRules(rules: PrivacyRules | null, t: Translate, format: Format): TemplateResult {
  return html`<section class="part" part="rules" aria-labelledby="rules">
    <h3 class="part__title" id="rules">${t('privacy.rules')}</h3>
    ${rules === null ? html`<p class="quiet">${t('privacy.rules.none')}</p>` : renderWords(rules, t, format)}
  </section>`;
}

function renderWords({ version, publishedAt, short, text, contact }: PrivacyRules, t: Translate, format: Format): TemplateResult {
  return html`<p class="short">${person(short)}</p>
    <details>
      <summary>${t('privacy.rules.whole')}</summary>
      <div class="text">${person(text)}</div>
      <p class="quiet">${t('privacy.version', { version, date: format.date(publishedAt) })}</p>
    </details>
    ${renderContact(contact, t)}`;
}

function renderContact({ name, phone, email, address }: PrivacyContact, t: Translate): TemplateResult {
  return html`<address class="contact">
    <span>${t('privacy.contact')} ${person(name)}</span>
    ${phone === null ? nothing : html`<a href="tel:${phone.replace(/[^\d+]/g, '')}"><bdi dir="ltr">${phone}</bdi></a>`}
    ${email === null ? nothing : html`<a href="mailto:${email}"><bdi dir="ltr">${email}</bdi></a>`} ${address === null ? nothing : person(address)}
  </address>`;
}
