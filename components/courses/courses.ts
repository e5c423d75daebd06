import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LostFocus } from '../base/controllers/lost-focus.ts';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import type { CourseCertificate } from '../base/ports/index.ts';
import { badgeStyles, buttonStyles, cardStyles, focusStyles, stateStyles } from '../base/styles/index.ts';
import { person } from '../base/text.ts';
import {
  LsCourseAdmitRequestEvent,
  LsCourseCertificateRequestEvent,
  LsCourseGroupCloseRequestEvent,
  LsCourseGroupOpenRequestEvent,
  LsCourseJoinRequestEvent,
  LsCourseMembersRequestEvent,
  LsCourseOpenRequestEvent,
  LsCourseRevokeRequestEvent,
} from './courses.events.ts';
import { coursesStyles } from './courses.styles.ts';
import type { CoursesState, LedCoursesData, OwnCoursesData } from './courses.types.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { renderLedGroup } from './view/led-group.ts';
import { renderOwnCourse } from './view/own-course.ts';

registerLocales('courses', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * Courses that a class takes together (网络课程). A pupil enrols, sees how far the course is by its own rule, and takes a certificate once it is done; a guardian
 * reads the same of each child; a teacher opens a course to a class, sees who has enrolled, and takes somebody out. Nobody is compared with anybody.
 *
 * @element ls-courses
 * @fires ls-course-join-request - A pupil enrols or leaves; cancelable, `detail.courseGroupId`, `detail.joined`.
 * @fires ls-course-certificate-request - A pupil takes the certificate; cancelable, `detail.courseGroupId`.
 * @fires ls-course-open-request - The person wants to open the course; the host does it, `detail.resourceId`.
 * @fires ls-course-group-open-request - A teacher opens the course to a class; cancelable, `detail.classId`, `detail.resourceId`.
 * @fires ls-course-group-close-request - A teacher lets nobody join any more; cancelable, `detail.courseGroupId`.
 * @fires ls-course-members-request - A teacher wants to see who is in it; cancelable, `detail.courseGroupId`, `null`: no more.
 * @fires ls-course-admit-request - A teacher takes a learner out, or lets one join again; cancelable, `detail.learnerId`, `detail.admitted`.
 * @fires ls-course-revoke-request - A teacher revokes a certificate, or takes that back; cancelable, `detail.learnerId`, `detail.revoked`.
 * @csspart course - One course.
 * @csspart certificate - A certificate.
 */
export class LsCourses extends LsDataElement<CoursesState, 'resources'> {
  static override styles = [focusStyles, buttonStyles, badgeStyles, cardStyles, stateStyles, coursesStyles];

  /** Identifier of a course in a package that a teacher is to open to a class. */
  @property() resource = '';

  /** Address where anybody verifies a number, told on certificates and on paper. */
  @property() verify = '';

  constructor() {
    super();
    // What was pressed is often gone once it is done: the keyboard stays at its course, before what can be pressed next; among learners, at the next one.
    new LostFocus(this, { items: '.item, .to-open', fallback: '.courses' });
    new LostFocus(this, { items: '.member', fallback: '.members[aria-expanded=true]' });
  }

  private _print(owner: string, certificate: CourseCertificate): void {
    const { format, language, direction, verify } = this;
    void import('./view/paper.ts').then(({ printCertificate }) => printCertificate({ element: this, owner, certificate, verify, t: (key, values) => this.t(key, values), format, language, direction }), () => window.print());
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') return this.renderBareState(state, { empty: { title: this.t('courses.empty.title'), text: this.t('courses.empty.text') } });
    return html`${this.renderFreshness(state)} ${state.kind === 'own' ? this._renderOwn(state) : this._renderLed(state)}`;
  }

  private _renderOwn({ learners, mayJoin }: OwnCoursesData): TemplateResult {
    return html`<section class="courses" tabindex="-1" aria-label=${this.t('courses.label')}>
      ${learners.map(
        ({ learner, items }) => html`${mayJoin ? nothing : html`<h3>${person(learner.name)}</h3>`}
          ${items.length === 0 ? html`<p class="quiet">${this.t('courses.none')}</p>` : nothing}
          <ul class="items">
            ${repeat(items, ({ group }) => group.id, (item) =>
              renderOwnCourse(item, {
                t: (key, values) => this.t(key, values),
                format: this.format,
                mayJoin,
                verify: this.verify,
                onJoin: (joined) => this.request(new LsCourseJoinRequestEvent(item.group.id, joined)),
                onOpen: () => this.request(new LsCourseOpenRequestEvent(item.group.resource.id)),
                onCertify: () => this.request(new LsCourseCertificateRequestEvent(item.group.id)),
                onPrint: (certificate) => this._print(learner.name, certificate),
              }),
            )}
          </ul>`,
      )}
    </section>`;
  }

  private _renderLed({ classes, course, isNoCourse, members }: LedCoursesData): TemplateResult {
    return html`<section class="courses" tabindex="-1" aria-label=${this.t('courses.label')}>
      ${isNoCourse ? html`<p class="quiet" role="status">${this.t('courses.no-course')}</p>` : nothing}
      ${classes.map(
        ({ class: { id: classId, name }, groups }) => html`<h3>${person(name)}</h3>
          ${course === null || groups.some(({ resource, closedAt }) => resource.id === course.id && closedAt === null)
            ? nothing
            : html`<p class="acts to-open"><button class="button button--primary" type="button" data-open=${classId} @click=${() => this.request(new LsCourseGroupOpenRequestEvent(classId, course.id))}>${this.t('courses.group.open', { title: course.title })}</button></p>`}
          ${groups.length === 0 ? html`<p class="quiet">${this.t('courses.none')}</p>` : nothing}
          <ul class="items">
            ${repeat(groups, ({ id }) => id, (group) =>
              renderLedGroup(group, {
                t: (key, values) => this.t(key, values),
                format: this.format,
                members: members?.group.id === group.id ? members.items : null,
                onOpen: () => this.request(new LsCourseOpenRequestEvent(group.resource.id)),
                onClose: () => this.request(new LsCourseGroupCloseRequestEvent(group.id)),
                onMembers: (isOpen) => this.request(new LsCourseMembersRequestEvent(isOpen ? group.id : null)),
                onAdmit: (learnerId, admitted) => this.request(new LsCourseAdmitRequestEvent(group.id, learnerId, admitted)),
                onRevoke: (learnerId, revoked) => this.request(new LsCourseRevokeRequestEvent(group.id, learnerId, revoked)),
              }),
            )}
          </ul>`,
      )}
    </section>`;
  }
}
