import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { noonOf } from '../base/china-day.ts';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon, type IconName } from '../base/icons.ts';
import type { AbsenceNotice, AdmissionNotice, LeaveNotice, Notice, PlanNotice, TaskNotice } from '../base/ports/index.ts';
import { Flags, flag } from '../base/report/flag.ts';
import { isolate } from '../base/text.ts';
import { badgeStyles, buttonStyles, focusStyles, listStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { LsNoticeMoreRequestEvent, LsNoticeOpenEvent, LsNoticeReadRequestEvent, LsNoticeReportRequestEvent } from './notices.events.ts';
import { noticesStyles } from './notices.styles.ts';
import type { NoticesState } from './notices.types.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('notices', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** Sentences of a notice: about the person, and about a learner whom it concerns. */
const taskWords: Readonly<Record<TaskNotice['kind'], { readonly own: string; readonly of: string }>> = {
  'task-assigned': { own: 'notices.kind.task-assigned', of: 'notices.kind.task-assigned.of' },
  'task-completed': { own: 'notices.kind.task-completed', of: 'notices.kind.task-completed.of' },
};

const leaveWords: Readonly<Record<LeaveNotice['kind'], string>> = {
  'leave-approved': 'notices.kind.leave-approved',
  'leave-refused': 'notices.kind.leave-refused',
};
const absenceWords: Readonly<Record<AbsenceNotice['kind'], string>> = {
  absence: 'notices.kind.absence',
  'absence-corrected': 'notices.kind.absence-corrected',
};
const admissionWords: Readonly<Record<AdmissionNotice['kind'], string>> = {
  'resource-admitted': 'notices.kind.resource-admitted',
  'resource-returned': 'notices.kind.resource-returned',
};
const planWords: Readonly<Record<PlanNotice['kind'], string>> = {
  'plan-approved': 'notices.kind.plan-approved',
  'plan-returned': 'notices.kind.plan-returned',
};
const pictures: Readonly<Record<Notice['kind'], IconName>> = {
  'task-assigned': 'task', 'task-completed': 'done', 'leave-approved': 'calendar', 'leave-refused': 'calendar', absence: 'alert', 'absence-corrected': 'done',
  'resource-admitted': 'done', 'resource-returned': 'retry', 'plan-approved': 'done', 'plan-returned': 'retry', 'report-decided': 'flag',
};

/**
 * Notices to the person, newest first, each with its sender and a mark while it is unread (PS-07). Nothing is pushed without
 * a sender and a reason; a notice is read when the person says so or goes to what it is about.
 *
 * @element ls-notices
 * @fires ls-notice-read-request - The person has taken note of a notice; cancelable. Once for each notice.
 * @fires ls-notice-open - The person wants to go to what a notice is about; `detail.notice`.
 * @fires ls-notice-report-request - The person reports a notice; `respondWith(number)` says the number of the case. Cancelable.
 * @fires ls-notice-more-request - The person wants older notices; cancelable.
 * @csspart list - The list of notices.
 */
export class LsNotices extends LsDataElement<NoticesState, 'notices'> {
  static override styles = [
    focusStyles,
    visuallyHiddenStyles,
    buttonStyles,
    badgeStyles,
    listStyles,
    stateStyles,
    noticesStyles,
  ];

  /** Notices whose receipt is on its way: a second click asks for nothing. */
  readonly #noted = new Set<string>();

  readonly #flags = new Flags(this, async (noticeId, report) => {
    const event = new LsNoticeReportRequestEvent(noticeId, report);
    this.request(event);
    return event.answered();
  });

  /** What a notice says, in the reader's language. */
  #sentence(notice: Notice): string {
    switch (notice.kind) {
      case 'absence':
      case 'absence-corrected': {
        const { learnerName, day } = notice.parameters;
        return this.t(absenceWords[notice.kind], { learner: isolate(learnerName), day: this.format.day(noonOf(day)) });
      }
      case 'leave-approved':
      case 'leave-refused': {
        const { learnerName, firstDay } = notice.parameters;
        return this.t(leaveWords[notice.kind], { learner: isolate(learnerName), day: this.format.day(noonOf(firstDay)) });
      }
      case 'resource-admitted':
      case 'resource-returned':
        return this.t(admissionWords[notice.kind], { title: isolate(notice.parameters.title) });
      case 'plan-approved':
      case 'plan-returned':
        return this.t(planWords[notice.kind], { title: isolate(notice.parameters.title) });
      case 'report-decided': {
        const { title, caseNumber, upheld } = notice.parameters;
        return this.t(upheld ? 'notices.kind.report-upheld' : 'notices.kind.report-declined', { title: isolate(title), number: isolate(caseNumber) });
      }
      case 'task-assigned':
      case 'task-completed': {
        const { learnerName, taskTitle, className } = notice.parameters;
        const words = taskWords[notice.kind];
        return this.t(learnerName === null ? words.own : words.of, {
          title: isolate(taskTitle), learner: isolate(learnerName ?? ''), sender: isolate(notice.sender.name), class: isolate(className),
        });
      }
    }
  }

  private _onRead(notice: Notice): void {
    if (notice.readAt !== null || this.#noted.has(notice.id)) return;
    this.#noted.add(notice.id);
    this.request(new LsNoticeReadRequestEvent(notice.id));
  }

  private _onOpen(notice: Notice): void {
    this._onRead(notice);
    this.dispatchEvent(new LsNoticeOpenEvent(notice));
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, {
        empty: { title: this.t('notices.empty.title'), text: this.t('notices.empty.text'), icon: 'bell' },
      });
    }
    return html`${this.renderFreshness(state)}
      <p class="unread" role="status">${state.unread === 0 ? this.t('notices.all-read') : this.t('notices.unread', { count: state.unread })}</p>
      <ul class="notices" part="list" aria-label=${this.t('notices.label')}>
        ${repeat(
          state.notices,
          ({ id }) => id,
          (notice) => this._renderNotice(notice),
        )}
      </ul>
      ${state.more
        ? html`<p class="more">
            <button class="button" type="button" @click=${() => this.request(new LsNoticeMoreRequestEvent())}>${this.t('notices.more')}</button>
          </p>`
        : nothing}`;
  }

  private _renderNotice(notice: Notice): TemplateResult {
    const { kind, sender, createdAt, readAt } = notice;
    const isUnread = readAt === null;
    const sentence = this.#sentence(notice);
    return html`<li class="notice" data-unread=${isUnread}>
      <span class="notice__icon">${icon(pictures[kind])}</span>
      <div class="notice__words">
        <button class="notice__open" type="button" @click=${() => this._onOpen(notice)}>
          ${isUnread ? html`<span class="visually-hidden">${this.t('notices.mark.unread')}</span>` : nothing}
          <span>${sentence}</span>
        </button>
        ${(notice.kind === 'resource-returned' || notice.kind === 'plan-returned') && notice.parameters.reason !== null
          ? html`<p class="notice__reason">${this.t('notices.reason')} <bdi dir="auto">${notice.parameters.reason}</bdi></p>`
          : nothing}
        ${notice.kind === 'report-decided' ? html`<p class="notice__reason">${this.t('notices.answer')} <bdi dir="auto">${notice.parameters.answer}</bdi></p>` : nothing}
        <p class="notice__about">
          <bdi dir="auto">${sender.name}</bdi>
          <time datetime=${createdAt} title=${this.format.dateTime(createdAt)}>${this.format.ago(createdAt)}</time>
        </p>
      </div>
      ${isUnread
        ? html`<button class="button button--quiet button--small" type="button" @click=${() => this._onRead(notice)}>${this.t('notices.read')}</button>`
        : nothing}
      ${flag(this.t('notices.report', { title: sentence }), () => void this.#flags.open({ id: notice.id, title: sentence }))}
    </li>`;
  }
}
