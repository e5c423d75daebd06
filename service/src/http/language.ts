/** The languages in which the service itself speaks: problems and findings. Everything else is worded by the elements. */
import { readFileSync } from 'node:fs';
import type { ProblemCode } from '../../../contract/src/index.ts';

export type Language = 'zh-CN' | 'en';

interface ProblemTexts {
  title: string;
  detail: string;
  action: string;
}
export interface Texts {
  problems: Record<ProblemCode, ProblemTexts>;
  /** Sentences for a broken rule of a request, by kind of rule; `other` for the rest. */
  rules: Record<string, string> & { other: string };
  /** Sentences for findings of an import, by rule, with `{{value}}` and other parameters; `other` for the rest. */
  findings: Record<string, string> & { other: string };
}

function load(language: Language): Texts {
  // The file is ours; a test holds that both have every text.
  return JSON.parse(readFileSync(new URL(`../locales/${language}.json`, import.meta.url), 'utf8')) as Texts;
}
export const texts: Record<Language, Texts> = { 'zh-CN': load('zh-CN'), en: load('en') };

/** The best language for an `Accept-Language` header; Chinese when nothing fits. */
export function negotiateLanguage(header: string | null | undefined): Language {
  if (!header) return 'zh-CN';
  const wishes = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wishes) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
