/** A course of a class as its teachers see it: who is in it, by name, each with the own progress and beside nobody's. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Format } from '../../base/format.ts';
import type { CourseGroup, CourseMembers } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

export interface LedGroupOptions {
  readonly t: Translate;
  readonly format: Format;
  /** Null while nobody looks at them. */
  readonly members: CourseMembers['items'] | null;
  onOpen(): void;
  onClose(): void;
  onMembers(isOpen: boolean): void;
  onAdmit(learnerId: string, admitted: boolean): void;
  onRevoke(learnerId: string, revoked: boolean): void;
}

export function renderLedGroup({ id, resource, openedBy, openedAt, closedAt }: CourseGroup, options: LedGroupOptions): TemplateResult {
  const { t, format, members, onOpen, onClose, onMembers } = options;
  return html`<li class="card item" part="course" tabindex="-1" data-id=${id}>
    <h4>${person(resource.title)}</h4>
    <p class="quiet">${t('courses.group.opened', { teacher: isolate(openedBy.name), day: format.date(openedAt) })}</p>
    ${closedAt === null ? nothing : html`<p class="about"><span class="badge">${t('courses.group.closed')}</span></p>`}
    <p class="acts">
      <button class="button members" type="button" aria-expanded=${members !== null} @click=${() => onMembers(members === null)}>${t('courses.members')}</button>
      <button class="button open" type="button" @click=${onOpen}>${t('courses.open')}</button>
      ${closedAt === null ? html`<button class="button button--quiet close" type="button" @click=${onClose}>${t('courses.group.close')}</button>` : nothing}
    </p>
    ${members === null ? nothing : renderMembers(members, options)}
  </li>`;
}

function renderMembers(members: CourseMembers['items'], { t, onAdmit, onRevoke }: LedGroupOptions): TemplateResult {
  if (members.length === 0) return html`<p class="quiet" role="status">${t('courses.members.none')}</p>`;
  return html`<ul class="items" aria-label=${t('courses.members')}>
    ${repeat(members, ({ learner }) => learner.id, ({ learner, enrolment: { state, done, units, satisfied, certificate } }) => {
      const name = isolate(learner.name);
      return html`<li class="member" tabindex="-1" data-learner=${learner.id} data-state=${state}>
        <p class="about">
          ${person(learner.name)}
          ${state !== 'joined'
            ? html`<span class="badge">${t(state === 'taken-out' ? 'courses.taken-out' : 'courses.not-joined')}</span>`
            : html`<span class=${satisfied ? 'badge badge--success' : 'badge badge--info'}>${t(satisfied ? 'courses.done' : 'courses.joined')}</span> <span class="figure">${t('courses.units', { done, units })}</span>`}
          ${certificate === null ? nothing : html`<span class="badge">${t(certificate.state === 'valid' ? 'courses.certificate' : 'courses.certificate.is-revoked')}</span>`}
        </p>
        <p class="acts">
          ${state === 'none'
            ? nothing
            : html`<button class="button button--small admit" type="button" aria-label=${t(state === 'taken-out' ? 'courses.admit.of' : 'courses.take-out.of', { name })} @click=${() => onAdmit(learner.id, state === 'taken-out')}>${t(state === 'taken-out' ? 'courses.admit' : 'courses.take-out')}</button>`}
          ${certificate === null
            ? nothing
            : html`<button class="button button--small revoke" type="button" aria-label=${t(certificate.state === 'valid' ? 'courses.revoke.of' : 'courses.restore.of', { name })} @click=${() => onRevoke(learner.id, certificate.state === 'valid')}>${t(certificate.state === 'valid' ? 'courses.revoke' : 'courses.restore')}</button>`}
        </p>
      </li>`;
    })}
  </ul>`;
}
