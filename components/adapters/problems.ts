/** Errors that an adapter itself finds, in the language of the person. The service's own errors come with their texts. */
import { PortError } from '../base/ports/ports.ts';
import chinese from './locales/zh-CN.json';

export type AdapterProblem = 'offline' | 'timeout' | 'answer-invalid' | 'storage-full' | 'not-found' | 'forbidden' | 'internal';
type Texts = typeof chinese;

const loaders: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./locales/en.json'),
  ug: () => import('./locales/ug.json'),
  bo: () => import('./locales/bo.json'),
};
const loaded = new Map<string, Texts>([['zh', chinese]]);
const primary = (language: string) => language.split('-', 1)[0]?.toLowerCase() ?? '';

/**
 * Fetches the texts of a language before they are needed: "no connection" cannot be fetched when there is none.
 * Never fails; until the texts are there, and for languages without any, Chinese is spoken.
 */
export async function loadProblemTexts(language: string): Promise<void> {
  const name = primary(language);
  const load = loaders[name];
  if (!load || loaded.has(name)) return;
  await load().then((texts) => loaded.set(name, texts.default), () => undefined);
}

/** Problems of the line rather than of the request. */
const ofTheLine: readonly AdapterProblem[] = ['offline', 'timeout'];

export function adapterProblem(code: AdapterProblem, language: string): PortError {
  const texts = loaded.get(primary(language)) ?? chinese;
  const text = (part: 'title' | 'detail' | 'action') => texts[`adapters.${code}.${part}`];
  return new PortError({ code, title: text('title'), detail: text('detail'), action: text('action'), offline: ofTheLine.includes(code) });
}
