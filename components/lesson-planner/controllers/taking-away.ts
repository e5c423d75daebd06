/** Takes a plan out of the page: on paper, or as a Word document. What makes them is fetched then. */
import type { LitElement } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Direction } from '../../base/language.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';

type Host = LitElement & { readonly language: string; readonly direction: Direction; readonly format: Format; readonly t: Translate };

/** What every system takes as the name of a file. */
const fileName = (title: string): string => title.replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ').trim().slice(0, 80);

const optionsOf = (host: Host, plan: OpenPlan) => ({ plan, t: ((key, values) => host.t(key, values)) satisfies Translate, format: host.format, language: host.language, direction: host.direction });

export async function print(host: Host, plan: OpenPlan): Promise<void> {
  const { printPlan } = await import('../view/paper.ts');
  printPlan(optionsOf(host, plan));
}

export async function saveAsWord(host: Host, plan: OpenPlan): Promise<void> {
  const [{ wordPlan }, { save }] = await Promise.all([import('../word/word-plan.ts'), import('../../base/attachments/draw.ts')]);
  const name = fileName(plan.content.title);
  save(new Blob([new Uint8Array(wordPlan(optionsOf(host, plan)))]), `${name === '' ? host.t('lesson-planner.untitled') : name}.docx`);
}
