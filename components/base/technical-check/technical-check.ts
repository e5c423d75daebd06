/** A film or a sound held against the technical standard: each rule with what was measured. For who makes it, and who decides on it. */
import { html, type TemplateResult } from 'lit';
import type { Format } from '../format.ts';
import { registerLocales } from '../i18n.ts';
import { icon } from '../icons.ts';
import type { TechnicalCheck } from '../ports/index.ts';
import type { Translate } from '../views.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

export { technicalCheckStyles } from './technical-check.styles.ts';

registerLocales('technical-check', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

export interface TechnicalCheckOptions {
  readonly t: Translate;
  readonly format: Format;
  /** What an MP3 does not show, its author has said. */
  readonly declaresDepth: boolean;
}
type Rule = TechnicalCheck['rule'];

const names = {
  container: 'technical-check.container', 'video-codec': 'technical-check.video-codec', 'audio-codec': 'technical-check.audio-codec', width: 'technical-check.width', height: 'technical-check.height',
  'frame-rate': 'technical-check.frame-rate', 'bit-rate': 'technical-check.bit-rate', 'sample-rate': 'technical-check.sample-rate', channels: 'technical-check.channels', 'sample-depth': 'technical-check.sample-depth',
} as const satisfies Record<Rule, string>;
/** As the collection notice has it. */
const least: Readonly<Partial<Record<Rule, number>>> = { width: 1280, height: 720, 'frame-rate': 25, 'bit-rate': 2_000_000, 'sample-rate': 44_000, channels: 2, 'sample-depth': 16 };
const named: Readonly<Partial<Record<Rule, string>>> = { 'video-codec': 'H.264', 'audio-codec': 'AAC' };
const verdicts = { pass: 'technical-check.pass', fail: 'technical-check.fail', unknown: 'technical-check.unknown', declared: 'technical-check.declared' } as const;
const icons = { pass: 'done', fail: 'alert', unknown: 'info', declared: 'done' } as const;

export function renderTechnicalCheck(checks: readonly TechnicalCheck[], options: TechnicalCheckOptions): TemplateResult {
  const { t } = options;
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  const isFilm = checks.some(({ rule }) => rule === 'video-codec');
  return html`<section class="technical" aria-label=${t('technical-check.title')}>
    <p class="technical__sum" role="status">${failed > 0 ? t('technical-check.failed', { count: failed }) : t('technical-check.kept')}</p>
    <ul>
      ${checks.map((check) => renderCheck(check, isFilm, options))}
    </ul>
  </section>`;
}

function renderCheck({ rule, verdict: found, measured }: TechnicalCheck, isFilm: boolean, { t, format, declaresDepth }: TechnicalCheckOptions): TemplateResult {
  const verdict = rule === 'sample-depth' && declaresDepth ? 'declared' : found;
  const asked = least[rule];
  const wanted = asked === undefined ? (named[rule] ?? (isFilm ? 'MP4' : 'MP3')) : t('technical-check.least', { value: inUnits(rule, asked, t, format) });
  const shown = measured === null ? '' : measured === '' ? t('technical-check.none') : typeof measured === 'string' ? measured : inUnits(rule, measured, t, format);
  return html`<li data-rule=${rule} data-verdict=${verdict}>
    ${icon(icons[verdict], 'small')}
    <span>${t(names[rule])} <span class="technical__wanted"><bdi>${wanted}</bdi></span></span>
    <span><bdi class="technical__measured">${shown}</bdi> ${t(verdicts[verdict])}</span>
  </li>`;
}

/** Never rounded up: what is below the bound does not look like the bound. */
const down = (value: number): number => Math.floor(value * 100) / 100;

function inUnits(rule: Rule, value: number, t: Translate, format: Format): string {
  if (rule === 'bit-rate') return `${format.number(down(value / 1e6))}\u00a0Mbps`;
  if (rule === 'sample-rate') return `${format.number(down(value / 1000))}\u00a0kHz`;
  if (rule === 'frame-rate') return t('technical-check.frames', { value: format.number(value) });
  if (rule === 'sample-depth') return t('technical-check.bits', { value: format.number(value) });
  return rule === 'channels' ? format.number(value) : t('technical-check.pixels', { value: format.number(value) });
}
