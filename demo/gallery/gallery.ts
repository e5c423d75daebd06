import {
  badgeStyles,
  buttonStyles,
  cardStyles,
  coverArt,
  coverStyles,
  fieldStyles,
  focusStyles,
  icon,
  iconNames,
  listStyles,
  LsElement,
  registerLocales,
  renderBareState,
  renderFreshness,
  stateStyles,
  subjectFamily,
  tableStyles,
  typographyStyles,
  visuallyHiddenStyles,
  type BareState,
} from 'learning-space';
import { html, type TemplateResult } from 'lit';
import { galleryStyles } from './gallery.styles.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

registerLocales('gallery', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const colours = [
  'page',
  'surface',
  'sunken',
  'border',
  'border-strong',
  'text-quiet',
  'text',
  'accent-soft',
  'accent',
  'accent-strong',
  'success',
  'warning',
  'danger',
  'info',
  'stage',
];
const resources = [
  { subject: 'gallery.subject.chinese', title: 'gallery.title.chinese' },
  { subject: 'gallery.subject.maths', title: 'gallery.title.maths' },
  { subject: 'gallery.subject.english', title: 'gallery.title.english' },
  { subject: 'gallery.subject.science', title: 'gallery.title.science' },
  { subject: 'gallery.subject.nature', title: 'gallery.title.nature' },
  { subject: 'gallery.subject.society', title: 'gallery.title.society' },
  { subject: 'gallery.subject.arts', title: 'gallery.title.arts' },
  { subject: 'gallery.subject.sport', title: 'gallery.title.sport' },
  { subject: 'gallery.subject.general', title: 'gallery.title.general' },
] as const;
const problem = { code: 'unavailable', title: '', detail: '', action: '', offline: false };
const bareStates: readonly BareState[] = [
  { type: 'loading' },
  { type: 'empty' },
  { type: 'error', problem },
  { type: 'offline' },
  { type: 'unset' },
];

/** The look of the library on one page: type, colour, controls, cards and states, in every theme, density and language. */
export class LsLook extends LsElement {
  static override styles = [
    focusStyles,
    typographyStyles,
    buttonStyles,
    fieldStyles,
    cardStyles,
    listStyles,
    badgeStyles,
    stateStyles,
    tableStyles,
    coverStyles,
    visuallyHiddenStyles,
    galleryStyles,
  ];

  override render(): TemplateResult {
    return html`<header class="bar">
        <span class="brand">${icon('school')}<span class="line">${this.t('gallery.brand')}</span></span>
        ${this.#renderSwitches()}
      </header>
      <main class="page">
        <div class="greeting">
          <h1 class="display">${this.t('gallery.greeting')}</h1>
          <p class="quiet">${this.t('gallery.lead')}</p>
        </div>
        ${renderFreshness({ asOf: '', stale: true, pending: 0 }, (key, values) => this.t(key, values), {
          when: this.t('gallery.when'),
          retry: () => {
            this.requestUpdate();
          },
        })}
        ${this.#renderOverview()} ${this.#renderResources()} ${this.#renderForms()} ${this.#renderTable()} ${this.#renderStates()}
        ${this.#renderType()} ${this.#renderPalette()} ${this.#renderIcons()}
      </main>`;
  }

  #renderSwitches(): TemplateResult {
    const page = document.documentElement;
    const set = (name: 'lsTheme' | 'lsDensity' | 'lang') => (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      if (name === 'lang') page.lang = value;
      else page.dataset[name] = value;
      page.dir = page.lang === 'ug' ? 'rtl' : 'ltr';
    };
    const themes = ['light', 'dark', 'yunling light', 'yunling dark', 'high-contrast light', 'high-contrast dark'];
    const densities = ['', 'compact', 'young', 'elder', 'big-screen'];
    const choice = (label: string, name: 'lsTheme' | 'lsDensity' | 'lang', values: readonly string[]) =>
      html`<label class="input-box"
        ><span class="visually-hidden">${label}</span
        ><select class="input" @change=${set(name)}>
          ${values.map((value) => html`<option value=${value} ?selected=${(name === 'lang' ? page.lang : (page.dataset[name] ?? '')) === value}>${value || '–'}</option>`)}</select
        ><span class="input-box__end">${icon('chevron-down', 'small')}</span></label
      >`;
    return html`<div class="switches">
      ${choice(this.t('gallery.theme'), 'lsTheme', themes)} ${choice(this.t('gallery.density'), 'lsDensity', densities)}
      ${choice(this.t('gallery.language'), 'lang', ['zh-CN', 'en', 'ug', 'bo'])}
    </div>`;
  }

  #renderOverview(): TemplateResult {
    const tasks = [
      ['worksheet', 'gallery.task.1', 'gallery.task.1.note', 'warning', 'clock', 'gallery.due'],
      ['video', 'gallery.task.2', 'gallery.task.2.note', 'accent', 'play', 'gallery.started'],
      ['book', 'gallery.task.3', 'gallery.task.3.note', 'success', 'check', 'gallery.done'],
    ] as const;
    return html`<div class="columns">
      <section class="card card--flush">
        <header class="card__head head">
          <h2 class="subheading">${this.t('gallery.tasks')}</h2>
          <a class="button button--quiet button--small" href="#all">${this.t('gallery.all')}${icon('chevron-end', 'small')}</a>
        </header>
        <ul class="list">
          ${tasks.map(
            ([picture, title, note, tone, mark, state]) =>
              html`<li class="row row--link">
                <span class="row__lead avatar avatar--square">${icon(picture)}</span>
                <div class="row__main">
                  <a class="row__link row__title" href="#task">${this.t(title)}</a>
                  <p class="row__note">${this.t(note)}</p>
                </div>
                <span class="row__end"><span class="badge badge--${tone}">${icon(mark)}${this.t(state)}</span></span>
              </li>`,
          )}
        </ul>
      </section>
      <section class="card">
        <h2 class="subheading">${this.t('gallery.week')}</h2>
        <div class="amount"><span class="display figures">3</span><span class="quiet">${this.t('gallery.of')}</span></div>
        <progress class="meter" max="5" value="3" aria-label=${this.t('gallery.week')}></progress>
        <p class="quiet small">${this.t('gallery.week.note')}</p>
        <div class="card__foot">
          <button class="button button--primary button--wide" type="button">${icon('play', 'small')}${this.t('gallery.go-on')}</button>
        </div>
      </section>
    </div>`;
  }

  #renderResources(): TemplateResult {
    return html`<section class="section">
      <h2 class="heading">${this.t('gallery.resources')}</h2>
      <ul class="cards">
        ${resources.map(({ subject, title }, index) => {
          // The catalogue names subjects in Chinese, whatever the reader's language.
          const family = subjectFamily(zh[subject]);
          return html`<li class="card card--flush card--link">
            ${coverArt({ subject: zh[subject], seed: `lesson-${index}` })}
            <div class="card__body">
              <h3 class="medium lines-2"><a class="card__link" href="#resource">${this.t(title)}</a></h3>
              <p class="card__foot">
                <span class="subject-mark subject--${family}">${this.t(subject)}</span
                ><span class="quiet small">${this.t('gallery.grade')}</span>
              </p>
            </div>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #renderForms(): TemplateResult {
    return html`<div class="columns">
      <section class="card">
        <h2 class="subheading">${this.t('gallery.forms')}</h2>
        <label class="field"
          ><span class="field__label">${this.t('gallery.search')}</span
          ><span class="input-box"
            ><span class="input-box__start">${icon('search', 'small')}</span
            ><input class="input" type="search" placeholder=${this.t('gallery.search.hint')} /></span
        ></label>
        <label class="field"
          ><span class="field__label">${this.t('gallery.class')}</span
          ><span class="input-box"
            ><select class="input">
              <option>${this.t('gallery.class.name')}</option></select
            ><span class="input-box__end">${icon('chevron-down', 'small')}</span></span
          ></label
        >
        <label class="field"
          ><span class="field__label">${this.t('gallery.note')}</span><textarea class="input" aria-invalid="true"></textarea
          ><span class="field__error">${icon('alert', 'small')}${this.t('gallery.note.error')}</span></label
        >
        <div class="buttons">
          <button class="button button--primary" type="button">${this.t('gallery.assign')}</button
          ><button class="button" type="button">${this.t('gallery.keep')}</button>
        </div>
      </section>
      <section class="card">
        <h2 class="subheading">${this.t('gallery.controls')}</h2>
        <div class="buttons">
          <button class="button button--primary" type="button">${icon('plus', 'small')}${this.t('gallery.assign')}</button>
          <button class="button button--soft" type="button">${this.t('gallery.keep')}</button>
          <button class="button button--quiet" type="button">${this.t('base.cancel')}</button>
          <button class="button button--danger" type="button">${this.t('gallery.withdraw')}</button>
          <button class="button" type="button" aria-disabled="true">${this.t('gallery.keep')}</button>
          <button class="button button--icon" type="button" aria-label=${this.t('gallery.settings')}>${icon('settings')}</button>
        </div>
        <div class="buttons">
          <button class="button button--small" type="button" aria-pressed="true">${icon('grid', 'small')}${this.t('gallery.grid')}</button>
          <button class="button button--small" type="button" aria-pressed="false">${icon('list', 'small')}${this.t('gallery.list')}</button>
        </div>
        <label class="choice"><input type="checkbox" checked />${this.t('gallery.remind')}</label>
        <div class="buttons">
          ${(['accent', 'success', 'warning', 'danger', 'info'] as const).map((tone) => html`<span class="badge badge--${tone}">${this.t('gallery.due')}</span>`)}
          <span class="badge">${this.t('gallery.due')}</span><span class="count">12</span><span class="dot"></span>
        </div>
        <p class="banner banner--success">${icon('done', 'small')}<span class="banner__text">${this.t('gallery.saved')}</span></p>
        <p class="banner banner--warning">${icon('info', 'small')}<span class="banner__text">${this.t('gallery.paper')}</span></p>
      </section>
    </div>`;
  }

  #renderTable(): TemplateResult {
    return html`<section class="section">
      <h2 class="heading" id="table">${this.t('gallery.progress')}</h2>
      <div class="table-box" tabindex="0" role="region" aria-labelledby="table">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${this.t('gallery.pupil')}</th>
              <th scope="col">${this.t('gallery.state')}</th>
              <th class="figure" scope="col">${this.t('gallery.watched')}</th>
              <th class="figure" scope="col">${this.t('gallery.minutes')}</th>
            </tr>
          </thead>
          <tbody>
            ${['gallery.name.1', 'gallery.name.2', 'gallery.name.3', 'gallery.name.4', 'gallery.name.5'].map(
              (name, index) =>
                html`<tr>
                  <th scope="row"><bdi dir="auto">${this.t(name)}</bdi></th>
                  <td>
                    ${index < 3 ? html`<span class="badge badge--success">${icon('check')}${this.t('gallery.done')}</span>` : html`<span class="badge badge--accent">${this.t('gallery.started')}</span>`}
                  </td>
                  <td class="figure">${100 - index * 17}%</td>
                  <td class="figure">${12 - index}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #renderStates(): TemplateResult {
    return html`<section class="section">
      <h2 class="heading">${this.t('gallery.states')}</h2>
      <div class="states">
        ${bareStates.map(
          (state) =>
            html`<div class="card card--flush">
              ${renderBareState(state, (key, values) => this.t(key, values), {
                retry: () => {
                  this.requestUpdate();
                },
              })}
            </div>`,
        )}
      </div>
    </section>`;
  }

  #renderType(): TemplateResult {
    return html`<section class="section card">
      ${(['display', 'title', 'heading', 'subheading'] as const).map((size) => html`<p class=${size}>${this.t('gallery.sample')}</p>`)}
      <div class="text">
        <p>${this.t('gallery.text')}</p>
        <p class="quiet small">${this.t('gallery.text')}</p>
      </div>
    </section>`;
  }

  #renderPalette(): TemplateResult {
    return html`<ul class="swatches">
      ${colours.map((name) => html`<li class="swatch swatch--${name}"><span class="tiny" lang="en">${name}</span></li>`)}
    </ul>`;
  }

  #renderIcons(): TemplateResult {
    return html`<ul class="icons">
      ${iconNames.map((name) => html`<li>${icon(name)}<span class="tiny quiet" lang="en">${name}</span></li>`)}
    </ul>`;
  }
}
