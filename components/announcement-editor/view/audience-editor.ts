/** Whom it is for, and what the sender should know of these families before sending. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import type { AudienceChoices, AudienceReach } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { Format } from '../../base/format.ts';
import type { Translate } from '../../base/views.ts';

export interface AudienceEditorOptions {
  readonly t: Translate;
  readonly choices: AudienceChoices;
  readonly organisationId: string;
  readonly classIds: ReadonlySet<string>;
  /** Children who are picked out; empty: whole classes. */
  readonly childIds: ReadonlySet<string>;
  readonly isMissing: boolean;
  onOrganisation(id: string): void;
  onClass(id: string, isOn: boolean): void;
  onChild(id: string, isOn: boolean): void;
}

export function renderAudienceEditor(options: AudienceEditorOptions): TemplateResult {
  const { t, choices, isMissing, organisationId, classIds, onOrganisation, onClass } = options;
  const hasSchools = new Set(choices.classes.map(({ school }) => school)).size > 1;
  const isOn = (event: Event): boolean => event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked;
  return html`<fieldset class="field" aria-describedby=${isMissing ? 'audience-problem' : nothing}>
    <legend class="field__label">${t('announcement-editor.audience')}</legend>
    <div class="choices">
      ${choices.organisations.map(
        ({ id, name, families }) =>
          html`<label class="choice">
            <input type="radio" name="organisation" value=${id} .checked=${live(organisationId === id)} aria-invalid=${isMissing} @change=${() => onOrganisation(id)} />
            <span>${person(name)}<span class="choice__about">${t('announcement-editor.families', { count: families })}</span></span>
          </label>`,
      )}
      ${choices.classes.map(
        ({ id, name, school, children }) =>
          html`<label class="choice">
            <input type="checkbox" name="class" value=${id} .checked=${live(classIds.has(id))} aria-invalid=${isMissing} @change=${(event: Event) => onClass(id, isOn(event))} />
            <span>
              ${person(name)}
              ${hasSchools && school !== undefined ? html`<span class="choice__about">${person(school)}</span>` : nothing}
              ${children.length === 0 ? nothing : html`<span class="choice__about">${t('announcement-editor.families', { count: children.length })}</span>`}
            </span>
          </label>`,
      )}
    </div>
    ${renderChildren(options)}
    ${isMissing ? html`<p class="field__error" id="audience-problem">${icon('alert', 'small')}${t('announcement-editor.audience.missing')}</p>` : nothing}
  </fieldset>`;
}

/** Some families of the chosen classes. */
function renderChildren({ t, choices, classIds, childIds, onChild }: AudienceEditorOptions): TemplateResult | typeof nothing {
  const children = choices.classes.filter(({ id }) => classIds.has(id)).flatMap((one) => one.children);
  if (children.length === 0) return nothing;
  return html`<details class="pick" ?open=${childIds.size > 0}>
    <summary>${childIds.size === 0 ? t('announcement-editor.children') : t('announcement-editor.children.some', { count: childIds.size })}</summary>
    <div class="children" role="group" aria-label=${t('announcement-editor.children')}>
      ${children.map(
        ({ id, name }) =>
          html`<label class="choice choice--small">
            <input type="checkbox" name="child" value=${id} .checked=${live(childIds.has(id))} @change=${(event: Event) => onChild(id, event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked)} />
            ${person(name)}
          </label>`,
      )}
    </div>
  </details>`;
}

/** Who will get it and when, and how much these families were sent this week. */
export function renderReach(reach: AudienceReach, isLater: boolean, t: Translate, format: Format): TemplateResult {
  const { families, guardians, unreachable, unreachableCount, load, deliverAt } = reach;
  const isMuch = load.announcements + load.tasks >= load.cap;
  return html`<section class="reach" role="status">
    <p>${t('announcement-editor.reach', { families, guardians })}</p>
    ${unreachableCount === 0
      ? nothing
      : html`<p class="reach__line">${icon('info', 'small')}<span>${t('announcement-editor.unreachable', { count: unreachableCount })} <bdi>${format.list(unreachable.map(({ name }) => name))}</bdi></span></p>`}
    <p class="reach__line ${isMuch ? 'reach__line--much' : ''}">
      ${icon(isMuch ? 'alert' : 'calendar', 'small')}<span>${t('announcement-editor.load', { announcements: load.announcements, tasks: load.tasks })} ${isMuch ? t('announcement-editor.load.much', { cap: load.cap }) : nothing}</span>
    </p>
    ${isLater ? html`<p class="reach__line">${icon('clock', 'small')}<span>${t('announcement-editor.later', { when: format.dateTime(deliverAt) })}</span></p>` : nothing}
  </section>`;
}
