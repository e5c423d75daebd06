/** What comes after a closer look was asked for: comments and their replies, what is missing, how it is used, the switch of recommending. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { CommentPolicy, MandatoryField, RatingComment, RatingSummary, RecommendationSettings, ResourceStatistics, Role } from '../../base/index.ts';
import { icon } from '../../base/icons.ts';
import { person } from '../../base/text.ts';
import { renderProblem } from '../../base/views.ts';
import type { StatisticsOutcome } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';

const fieldKeys: Record<MandatoryField, string> = {
  title: 'resource-picker-judged.field.title',
  address: 'resource-picker-judged.field.address',
  description: 'resource-picker-judged.field.description',
  provider: 'resource-picker-judged.field.provider',
  rightsHolder: 'resource-picker-judged.field.rights-holder',
  lecturers: 'resource-picker-judged.field.lecturers',
  cover: 'resource-picker-judged.field.cover',
};
const roleKeys: Record<Role, string> = {
  student: 'resource-picker-judged.role.student',
  teacher: 'resource-picker-judged.role.teacher',
  guardian: 'resource-picker-judged.role.guardian',
  manager: 'resource-picker-judged.role.manager',
};

/** For whoever answers for the resource: what the notice wants and is not there. */
export function missingNotice({ t }: PickerView, missing: readonly MandatoryField[]): TemplateResult {
  return html`<p class="banner banner--warning missing">
    ${icon('alert', 'small')}
    <span class="banner__text">${t('resource-picker-judged.missing')} <strong>${missing.map((field) => t(fieldKeys[field])).join(t('resource-picker-judged.and'))}</strong></span>
  </p>`;
}

const policyKeys: Record<CommentPolicy, string> = {
  open: 'resource-picker-judged.policy.open',
  reviewed: 'resource-picker-judged.policy.reviewed',
  off: 'resource-picker-judged.policy.off',
};
/** The stricter, the later. */
const policies = ['open', 'reviewed', 'off'] as const satisfies readonly CommentPolicy[];

/** For whoever answers for the resource: whether comments are taken. For others, that they are not, or are looked at first. */
export function commentPolicy({ t, acts }: PickerView, resourceId: string, { policy, leastPolicy = 'open', mayReply }: RatingSummary): TemplateResult | typeof nothing {
  if (policy === undefined) return nothing;
  if (!mayReply) return policy === 'open' ? nothing : html`<p class="quiet small comment-policy">${t(policy === 'off' ? 'resource-picker-judged.policy.is-off' : 'resource-picker-judged.policy.is-reviewed')}</p>`;
  const onChange = ({ currentTarget }: Event): void => {
    const chosen = currentTarget instanceof HTMLSelectElement ? policies.find((one) => one === currentTarget.value) : undefined;
    if (chosen !== undefined) acts.takeComments(resourceId, chosen);
  };
  return html`<label class="field comment-policy">
    <span class="field__label">${t('resource-picker-judged.policy')}</span>
    <span class="input-box"><select class="input" name="policy" @change=${onChange}>
        ${policies.slice(policies.indexOf(leastPolicy)).map((one) => html`<option value=${one} .selected=${one === policy}>${t(policyKeys[one])}</option>`)}
      </select><span class="input-box__end">${icon('chevron-down', 'small')}</span></span>
  </label>`;
}

/** What people said in own words; each may have one reply. */
export function comments(view: PickerView, resourceId: string, { comments: all, mayReply }: RatingSummary): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<ul class="comments" role="list" aria-label=${view.t('resource-picker-judged.comments')}>
    ${all.map((one) => html`<li class="comment" data-comment=${one.id}>${comment(view, resourceId, one, mayReply)}</li>`)}
  </ul>`;
}

function comment(view: PickerView, resourceId: string, one: RatingComment, mayReply: boolean): TemplateResult {
  const { t, format, acts } = view;
  const { id, role, stars, text, at, own, state, reply, mayWithhold } = one;
  return html`<p class="quiet tiny">
      ${t(own ? 'resource-picker-judged.own' : roleKeys[role])} · ${t('resource-picker-judged.rating.stars', { count: stars })} · <time datetime=${at}>${format.date(at)}</time>
    </p>
    <p class="comment__text">${person(text)}</p>
    ${state === 'shown' ? nothing : html`<p class="quiet small">${icon('clock', 'small')} ${t(state === 'withheld' ? 'resource-picker-judged.withheld' : role === 'student' ? 'resource-picker-judged.waiting' : 'resource-picker-judged.waiting.manager')}</p>`}
    ${reply === null ? nothing : html`<p class="comment__reply"><strong>${person(reply.by)}</strong> ${person(reply.text)}</p>`}
    ${mayReply && state === 'shown' ? replyForm(view, resourceId, one) : nothing}
    ${mayWithhold
      ? html`<div class="buttons"><button type="button" class="button button--small button--quiet" @click=${() => acts.withhold(resourceId, id)}>${t('resource-picker-judged.withhold')}</button></div>`
      : nothing}`;
}

function replyForm({ t, acts }: PickerView, resourceId: string, { id, reply }: RatingComment): TemplateResult {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const text = new FormData(event.currentTarget).get('reply');
    acts.reply(resourceId, id, typeof text === 'string' ? text.trim() : '');
  };
  return html`<details class="own-rating">
    <summary>${t('resource-picker-judged.reply')}</summary>
    <form class="own-rating__form" @submit=${onSubmit}>
      <label class="field">
        <span class="field__label">${t('resource-picker-judged.reply.label')}</span>
        <textarea class="input" name="reply" maxlength="500" rows="2" dir="auto" .defaultValue=${reply?.text ?? ''} .value=${reply?.text ?? ''}></textarea>
      </label>
      <div class="buttons"><button type="submit" class="button button--small button--primary">${t('resource-picker-judged.reply.send')}</button></div>
    </form>
  </details>`;
}

/** The switch beside the list of related resources; it holds for all that is recommended. */
export function recommendingSwitch({ t, acts }: PickerView, { mode }: RecommendationSettings): TemplateResult {
  const isOn = mode !== 'off';
  return html`<div class="recommending">
    <button type="button" class="button button--small button--quiet" role="switch" aria-checked=${isOn ? 'true' : 'false'} @click=${() => acts.recommend(!isOn)}>
      ${icon(isOn ? 'check' : 'minus', 'small')} ${t('resource-picker-judged.recommending')}
    </button>
    ${isOn ? nothing : html`<p class="quiet small">${t('resource-picker-judged.recommending.off')}</p>`}
  </div>`;
}

/** How the resource is used, for whoever answers for it: asked for when it is opened. */
export function statistics(view: PickerView, resourceId: string, outcome: StatisticsOutcome): TemplateResult {
  const { t, acts } = view;
  const onToggle = (event: Event): void => {
    if (event.currentTarget instanceof HTMLDetailsElement && event.currentTarget.open && outcome.type === 'none') acts.statistics(resourceId);
  };
  return html`<details class="own-rating statistics" ?open=${outcome.type !== 'none'} @toggle=${onToggle}>
    <summary>${icon('chart', 'small')} ${t('resource-picker-judged.statistics')}</summary>
    <div aria-busy=${outcome.type === 'loading' ? 'true' : 'false'}>
      ${outcome.type === 'failed' ? renderProblem(outcome.problem, (key, values) => t(key, values), () => acts.statistics(resourceId)) : nothing}
      ${outcome.type === 'ready' ? figures(view, outcome.value) : nothing}
    </div>
  </details>`;
}

const columns = ['views', 'learners', 'completions', 'ratings'] as const;
const columnKeys: Record<(typeof columns)[number], { readonly name: string; readonly means: string }> = {
  views: { name: 'resource-picker-judged.views', means: 'resource-picker-judged.views.means' },
  learners: { name: 'resource-picker-judged.learners', means: 'resource-picker-judged.learners.means' },
  completions: { name: 'resource-picker-judged.completions', means: 'resource-picker-judged.completions.means' },
  ratings: { name: 'resource-picker-judged.ratings', means: 'resource-picker-judged.ratings.means' },
};

function figures(view: PickerView, { total, periods, threshold, until }: ResourceStatistics): TemplateResult {
  const { t, format } = view;
  if (total === null || until === null) return html`<p class="quiet small statistics__few">${t('resource-picker-judged.few', { count: threshold })}</p>`;
  const cell = (figure: number | null, digits?: number): TemplateResult => html`<td class="figures">${figure === null ? '–' : format.number(figure, digits)}</td>`;
  const cells = (row: NonNullable<typeof total>): TemplateResult[] => [...columns.map((column) => cell(row[column])), cell(row.average, 1)];
  return html`${picture(view, periods)}
    <div class="statistics__scroll" tabindex="0" role="region" aria-label=${t('resource-picker-judged.statistics')}>
      <table class="statistics__table">
        <thead>
          <tr>
            <th scope="col">${t('resource-picker-judged.period')}</th>
            ${columns.map((column) => html`<th scope="col">${t(columnKeys[column].name)}</th>`)}
            <th scope="col">${t('resource-picker-judged.average')}</th>
          </tr>
        </thead>
        <tbody>
          ${periods.map((period) => html`<tr><th scope="row">${t('resource-picker-judged.from', { from: format.date(period.from), until: format.date(period.until) })}</th>${cells(period)}</tr>`)}
        </tbody>
        <tfoot>
          <tr><th scope="row">${t('resource-picker-judged.total')}</th>${cells(total)}</tr>
        </tfoot>
      </table>
    </div>
    <dl class="statistics__means small quiet">
      ${columns.map((column) => html`<div><dt>${t(columnKeys[column].name)}</dt><dd>${t(columnKeys[column].means)}</dd></div>`)}
    </dl>
    <p class="quiet small">${t('resource-picker-judged.counted', { until: format.date(until), count: threshold })}</p>`;
}

const pictureHeight = 60;
const barWidth = 12;

/** Learners of each period as bars; the table beside it says the same in figures. */
function picture({ t }: PickerView, periods: ResourceStatistics['periods']): TemplateResult {
  const most = Math.max(1, ...periods.map(({ learners }) => learners));
  return html`<svg class="statistics__picture" role="img" aria-label=${t('resource-picker-judged.picture')} viewBox="0 0 ${periods.length * barWidth} ${pictureHeight}" preserveAspectRatio="none">
    ${periods.map(({ learners }, place) => bar(place, (learners / most) * pictureHeight))}
  </svg>`;
}

const bar = (place: number, height: number): SVGTemplateResult => svg`<rect x=${place * barWidth + 1} y=${pictureHeight - height} width=${barWidth - 2} height=${height}></rect>`;
