import type { DemoPerson, ServiceSession } from 'learning-space/adapters/http/session';
import type { Role } from 'learning-space';
import { html, nothing, type TemplateResult } from 'lit';
import type { SignInProblem } from '../issuer/problem.ts';
import { roleWords } from '../words.ts';
import type { Translate } from './page.ts';
import { renderProblem } from './problem.ts';

export interface SignInOptions {
  readonly service: ServiceSession | undefined;
  readonly people: readonly DemoPerson[] | undefined;
  readonly hasFailed: boolean;
  /** Why the issuer's answer did not open the space. */
  readonly problem: SignInProblem | undefined;
  /** True on the way to the issuer and back. */
  readonly isLeaving: boolean;
  readonly t: Translate;
  readonly onPick: (person: DemoPerson) => void;
  readonly onRetry: () => void;
  readonly onPlatform: () => void;
}

/** The groups of the list, in the order of a school day. */
const groups: readonly Role[] = ['student', 'teacher', 'guardian', 'manager'];

/** A teacher who is also a parent stands with the teachers. */
function mainRole(roles: readonly Role[]): Role | undefined {
  return groups.find((role) => roles.includes(role));
}

function renderGroup(role: Role, people: readonly DemoPerson[], t: Translate, onPick: (person: DemoPerson) => void): TemplateResult | typeof nothing {
  if (people.length === 0) return nothing;
  return html`<section aria-labelledby=${`group-${role}`}>
    <h2 id=${`group-${role}`}>${t(roleWords[role])}</h2>
    <ul class="people">
      ${people.map(
        (person) =>
          html`<li>
            <button class="demo-person" type="button" data-roles=${person.roles.join(' ')} @click=${() => onPick(person)}>
              <span class="initial" aria-hidden="true">${Array.from(person.name).at(0) ?? ''}</span>
              <span class="demo-person__words">
                <bdi class="demo-person__name" dir="auto">${person.name}</bdi>
                ${person.roles.length > 1
                  ? html`<span class="demo-person__role">${person.roles.map((one) => t(roleWords[one])).join(' · ')}</span>`
                  : nothing}
                <span class="demo-person__place"><bdi dir="auto">${[person.organisation, ...person.classes.slice(0, 3)].join(' · ')}</bdi></span>
              </span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The button that leads to the platform's own sign-in page. A service without a client there is only for embedding. */
function renderPlatform({ service, isLeaving, t, onPlatform }: SignInOptions): TemplateResult | typeof nothing {
  if (service?.mode !== 'issuer') return nothing;
  if (service.clientId === null) return html`<p class="notice">${t('app.sign-in.issuer')}</p>`;
  return html`<p class="acts">
      <button class="button" type="button" aria-busy=${isLeaving ? 'true' : 'false'} @click=${() => isLeaving || onPlatform()}>${t('app.sign-in.platform')}</button>
    </p>
    <p role="status">${isLeaving ? t('app.sign-in.under-way') : nothing}</p>`;
}

/** The way in. In demo mode the people of the demo county stand there as buttons; else the platform's own sign-on vouches for people. */
export function renderSignIn(options: SignInOptions): TemplateResult {
  const { service, people, hasFailed, problem, t, onPick, onRetry } = options;
  return html`<section class="sign-in">
    <h1>${t('app.sign-in.title')}</h1>
    <p class="lead">${t('app.sign-in.lead')} ${service?.mode === 'demo' ? t('app.sign-in.choose') : nothing}</p>
    ${problem === undefined ? nothing : html`<div class="notice notice--problem" role="alert">${renderProblem(problem, t)}</div>`}
    ${hasFailed
      ? html`<div class="notice notice--problem" role="alert">
          <p>${t('app.sign-in.failed')}</p>
          <button class="tool" type="button" @click=${onRetry}>${t('app.retry')}</button>
        </div>`
      : nothing}
    ${service?.state === 'importing'
      ? html`<div class="notice" role="status">
          <label>${t('app.importing')} <progress max="1" .value=${service.progress}></progress></label>
        </div>`
      : nothing}
    ${renderPlatform(options)}
    ${people === undefined
      ? nothing
      : html`<p class="notice notice--demo">${t('app.demo')}</p>
          ${groups.map((role) => renderGroup(role, people.filter(({ roles }) => mainRole(roles) === role), t, onPick))}`}
  </section>`;
}
