/** A certificate on A4, for whoever wants it on a wall or in a folder. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Direction } from '../../base/language.ts';
import { openPaper, paperSheet, type PaperOwner } from '../../base/paper-frame.ts';
import type { CourseCertificate } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

export interface CertificateOptions {
  readonly element: PaperOwner;
  /** Whose it is, by the full name: who prints it may know. */
  readonly owner: string;
  readonly certificate: CourseCertificate;
  readonly verify: string;
  readonly t: Translate;
  readonly format: Format;
  readonly language: string;
  readonly direction: Direction;
}

const sheet = `
  main { display: flex; min-block-size: 150mm; flex-direction: column; justify-content: center; margin-block-start: 15mm; padding: 15mm; border: 2pt solid #000; box-sizing: border-box; text-align: center; }
  h1 { font-size: 28pt; }
  .words { margin-block: 16mm; font-size: 16pt; line-height: 2; }
  .number { white-space: nowrap; }
`;

/** Draws the sheet, and prints it where the browser has drawn it. */
export function printCertificate(options: CertificateOptions): void {
  const opened = openPaper({ ...options, owner: options.element, title: options.t('courses.certificate'), sheet: `${paperSheet}${sheet}` });
  if (opened === null) return;
  render(renderCertificate(options), opened.page.body);
  setTimeout(() => {
    opened.window.focus();
    opened.window.print();
  });
}

function renderCertificate({ owner, certificate: { number, title, issuedAt }, verify, t, format }: CertificateOptions): TemplateResult {
  return html`<main>
    <h1>${t('courses.certificate')}</h1>
    <p class="words">${t('courses.certificate.words', { name: isolate(owner), title: isolate(title) })}</p>
    <p>${t('courses.certificate.day', { day: format.date(issuedAt) })}</p>
    <p>${t('courses.certificate.number')} <bdi class="number" dir="ltr">${number}</bdi></p>
    ${verify === '' ? nothing : html`<p>${t('courses.certificate.verify')} <bdi dir="ltr">${verify}</bdi></p>`}
  </main>`;
}
