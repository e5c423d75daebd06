/** A course as who takes it sees it: enrolled or not, how far, and the certificate. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { CourseCertificate, OwnCourseGroup } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

export interface OwnCourseOptions {
  readonly t: Translate;
  readonly format: Format;
  readonly mayJoin: boolean;
  readonly verify: string;
  onJoin(joined: boolean): void;
  onOpen(): void;
  onCertify(): void;
  onPrint(certificate: CourseCertificate): void;
}

export function renderOwnCourse({ group, enrolment }: OwnCourseGroup, options: OwnCourseOptions): TemplateResult {
  const { t, mayJoin, onJoin, onOpen, onCertify } = options;
  const { state, units, done, satisfied, certificate } = enrolment;
  return html`<li class="card item" part="course" tabindex="-1" data-id=${group.id} data-state=${state}>
    <h4>${person(group.resource.title)}</h4>
    <p class="quiet">${t('courses.from', { name: isolate(group.class.name), teacher: isolate(group.openedBy.name) })}</p>
    <p class="about" role="status">
      ${state === 'joined'
        ? html`<span class=${satisfied ? 'badge badge--success' : 'badge badge--info'}>${t(satisfied ? 'courses.done' : 'courses.joined')}</span> <span class="figure">${t('courses.units', { done, units })}</span>`
        : html`<span class="badge">${t(state === 'taken-out' ? 'courses.taken-out' : 'courses.not-joined')}</span>`}
    </p>
    ${mayJoin && state === 'none' ? html`<p class="quiet">${t('courses.join.hint')}</p>` : nothing}
    ${state === 'taken-out' && mayJoin ? html`<p class="quiet">${t('courses.taken-out.hint')}</p>` : nothing}
    ${certificate === null ? nothing : renderCertificate(certificate, options)}
    ${mayJoin && state === 'joined' && satisfied && certificate === null ? html`<p class="quiet">${t('courses.certificate.told')}</p>` : nothing}
    ${mayJoin
      ? html`<p class="acts">
          ${state === 'none' ? html`<button class="button button--primary join" type="button" @click=${() => onJoin(true)}>${t('courses.join')}</button>` : nothing}
          ${state === 'joined' && satisfied && certificate === null ? html`<button class="button button--primary certify" type="button" @click=${onCertify}>${t('courses.certificate.take')}</button>` : nothing}
          ${state === 'joined' ? html`<button class="button open" type="button" @click=${onOpen}>${t('courses.open')}</button> <button class="button button--quiet leave" type="button" @click=${() => onJoin(false)}>${t('courses.leave')}</button>` : nothing}
        </p>`
      : nothing}
  </li>`;
}

function renderCertificate(certificate: CourseCertificate, { t, format, verify, onPrint }: OwnCourseOptions): TemplateResult {
  const { number, issuedAt, state } = certificate;
  return html`<div class="certificate" part="certificate" data-state=${state}>
    <h5>${t('courses.certificate')}</h5>
    <p>${t('courses.certificate.number')} <span class="number" dir="ltr">${number}</span></p>
    <p class="quiet">${t('courses.certificate.day', { day: format.date(issuedAt) })}</p>
    ${verify === '' ? nothing : html`<p class="quiet">${t('courses.certificate.verify')} <a class="link" href=${verify} target="_blank" rel="noopener"><bdi dir="ltr">${verify}</bdi></a></p>`}
    <p class="quiet">${t('courses.certificate.told')}</p>
    ${state === 'revoked'
      ? html`<p role="status">${t('courses.certificate.revoked')}</p>`
      : html`<p class="acts"><button class="button button--small print" type="button" @click=${() => onPrint(certificate)}>${t('courses.certificate.print')}</button></p>`}
  </div>`;
}
