import type { DemoPerson, ServiceSession } from 'learning-space/adapters/http/session';
import { html, nothing, type TemplateResult } from 'lit';

export interface SignInOptions {
  readonly service: ServiceSession | undefined;
  readonly people: readonly DemoPerson[] | undefined;
  readonly hasFailed: boolean;
  readonly t: (key: string, values?: Record<string, string | number>) => string;
  readonly onPick: (person: DemoPerson) => void;
  readonly onRetry: () => void;
}

/** The way in. In demo mode the people of the demo county stand there as buttons; else the platform's own sign-on leads here. */
export function renderSignIn({ service, people, hasFailed, t, onPick, onRetry }: SignInOptions): TemplateResult {
  return html`<section class="sign-in">
    <h1>${t('app.sign-in.title')}</h1>
    <p class="lead">${t('app.sign-in.lead')}</p>
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
    ${service?.mode === 'issuer' ? html`<p class="notice">${t('app.sign-in.issuer')}</p>` : nothing}
    ${people === undefined
      ? nothing
      : html`<p class="notice notice--demo">${t('app.demo')}</p>
          <ul class="people">
            ${people.map(
              (person) =>
                html`<li>
                  <button class="demo-person" type="button" data-roles=${person.roles.join(' ')} @click=${() => onPick(person)}>
                    <span class="initial" aria-hidden="true">${[...person.name][0] ?? ''}</span>
                    <span class="demo-person__words">
                      <bdi class="demo-person__name" dir="auto">${person.name}</bdi>
                      <span class="demo-person__role">${person.roles.map((role) => t(`app.role.${role}`)).join(' · ')}</span>
                      <span class="demo-person__place"><bdi dir="auto">${[person.organisation, ...person.classes].join(' · ')}</bdi></span>
                    </span>
                  </button>
                </li>`,
            )}
          </ul>`}
  </section>`;
}
