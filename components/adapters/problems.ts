/** Errors that an adapter itself finds, in the language of the person. The service's own errors come with their texts. */
import type { Problem } from '../base/problem.ts';
import { PortError } from '../base/ports/ports.ts';
import { registerLocales, wordBook } from '../base/i18n.ts';
import chinese from './locales/zh-CN.json';

registerLocales('adapters', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json'),
  ug: () => import('./locales/ug.json'),
  bo: () => import('./locales/bo.json'),
});

export type AdapterProblem = 'offline' | 'timeout' | 'sign-in-silent' | 'answer-invalid' | 'storage-full' | 'not-found' | 'forbidden' | 'not-used' | 'internal' | 'person-changed';

/** Problems before the service was reached, rather than of the request: what is kept answers, what is written waits. */
const ofTheLine: readonly AdapterProblem[] = ['offline', 'timeout', 'sign-in-silent'];

/** Fetches the words of a language before they are needed: "no connection" cannot be fetched when there is none. */
export async function loadProblemTexts(language: string): Promise<void> {
  await wordBook().load(language);
}

/** That a field is to be filled in, said where no service says it. */
export const requiredText = (language: string): string => wordBook().translate('adapters.required', wordBook().resolve(language));

export function adapterProblem(code: AdapterProblem, language: string): PortError {
  const words = wordBook();
  const text = (part: 'title' | 'detail' | 'action') => words.translate(`adapters.${code}.${part}`, words.resolve(language));
  return new PortError({ code, title: text('title'), detail: text('detail'), action: text('action'), offline: ofTheLine.includes(code) });
}

/** That some of what was sent could not be read: how much, and what can be done. The rest is there. */
export function leftOutProblem(count: number, language: string): Problem {
  const words = wordBook();
  const text = (key: string) => words.translate(key, words.resolve(language), { count });
  return { code: 'left-out', title: text('adapters.left-out.title'), detail: '', action: text('adapters.left-out.action'), offline: false };
}
