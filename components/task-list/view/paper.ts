/** Homework on A4, for whoever works without a screen: what is to be done, until when, and room to write. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Direction } from '../../base/language.ts';
import { openPaper, paperSheet, type PaperOwner } from '../../base/paper-frame.ts';
import type { Task } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';

export interface HomeworkOptions {
  readonly owner: PaperOwner;
  readonly tasks: readonly Task[];
  readonly t: Translate;
  readonly format: Format;
  readonly language: string;
  readonly direction: Direction;
}

/** Room for so many lines below each task. */
const lines = 6;

const sheet = `
  .who { display: flex; gap: 12mm; }
  .who span { flex: 1; border-block-end: 0.75pt solid #000; }
  article { break-inside: avoid; padding-block: 6pt; }
  .lines { white-space: pre-wrap; }
  .room { block-size: 9mm; margin: 0; border-block-end: 0.5pt solid #000; }
`;

/** Draws the sheet, and prints it where the browser has drawn it. */
export function printHomework(options: HomeworkOptions): void {
  const opened = openPaper({ ...options, title: options.t('task-list.print.title'), sheet: `${paperSheet}${sheet}` });
  if (opened === null) return;
  render(renderHomework(options), opened.page.body);
  setTimeout(() => {
    opened.window.focus();
    opened.window.print();
  });
}

function renderHomework({ tasks, t, format }: HomeworkOptions): TemplateResult {
  const learners = new Set(tasks.map(({ learner }) => learner?.name));
  const [name] = learners.size === 1 ? learners : [];
  return html`<h1>${t('task-list.print.title')}</h1>
    <p class="who"><span>${t('task-list.print.name')}<bdi dir="auto">${name}</bdi></span><span>${t('task-list.print.date')}</span></p>
    ${tasks.map(
      ({ title, instruction, paperAlternative, resource, dueAt, assignedBy, estimatedMinutes = null, ...task }) => html`<article>
        <h2><bdi dir="auto">${title}</bdi></h2>
        <p><bdi dir="auto">${task.class.name}</bdi>　<bdi dir="auto">${assignedBy.name}</bdi>　${dueAt === null ? t('task-list.no-due') : t('task-list.due', { time: format.dateTime(dueAt) })}　<bdi dir="auto">${resource.title}</bdi>${estimatedMinutes === null ? nothing : html`　${t('task-list.minutes', { count: estimatedMinutes })}`}</p>
        ${instruction === '' ? nothing : html`<p class="lines" dir="auto">${instruction}</p>`}
        ${paperAlternative === null ? nothing : html`<p class="lines">${t('task-list.paper')}<bdi dir="auto">${paperAlternative}</bdi></p>`}
        ${Array.from({ length: lines }, () => html`<p class="room"></p>`)}
      </article>`,
    )}`;
}
