/** Words of the page that carries H5P, in the language of the place around it. */
import bo from './locales/bo.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import ug from './locales/ug.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };

export type Words = typeof zh;
const all: Readonly<Record<string, Words>> = { zh, en, ug, bo };

/** @param languages tags, the wanted one first */
export function wordsFor(languages: readonly string[]): { language: string; words: Words } {
  const short = languages.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find((tag) => tag in all) ?? 'zh';
  return { language: short === 'zh' ? 'zh-CN' : short, words: all[short] ?? zh };
}

export const put = (words: string, values: Readonly<Record<string, string>>): string => words.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
