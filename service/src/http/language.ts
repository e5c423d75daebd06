/** The languages in which the service itself speaks: problems and findings. Everything else is worded by the elements. */
import { readFileSync } from 'node:fs';
import type { ProblemCode } from '../../../contract/src/index.ts';

/** Uyghur and Tibetan are drafts that native speakers have yet to review. */
export type Language = 'zh-CN' | 'en' | 'ug' | 'bo';

interface ProblemTexts {
  title: string;
  detail: string;
  action: string;
}
export interface Texts {
  problems: Record<ProblemCode, ProblemTexts>;
  /** Sentences for a broken rule of a request, by kind of rule; `other` for the rest. */
  rules: Record<string, string> & { other: string };
  /** Words of the pages that browsers pass through between systems. */
  pages: {
    forward: string;
    continue: string;
    late: string;
    back: string;
    backText: string;
    home: string;
    failed: string;
    newWindow: string;
    choose: string;
    open: string;
    take: string;
    cancel: string;
    nothingChosen: string;
    notAllGiven: string;
    trouble: Record<'used' | 'unknown' | 'cookies' | 'request' | 'signature' | 'role', string>;
  };
  /** Words of the page where anybody verifies a certificate. */
  certificate: Record<'title' | 'number' | 'verify' | 'course' | 'name' | 'day' | 'valid' | 'revoked' | 'unknown' | 'unknownText', string>;
  /** Sentences for findings of an import, by rule, with `{{value}}` and other parameters; `other` for the rest. */
  findings: Record<string, string> & { other: string };
}

function read(language: Language): Texts {
  // The file is ours; a test holds that it has every text.
  return JSON.parse(readFileSync(new URL(`../locales/${language}.json`, import.meta.url), 'utf8')) as Texts;
}

const chinese = read('zh-CN');

/** What a draft does not have is said in Chinese: findings, which only the managers of a county read. */
function readDraft(language: Language): Texts {
  const draft: Partial<Texts> = read(language);
  const { problems, rules, findings, pages, certificate } = chinese;
  return { problems: { ...problems, ...draft.problems }, rules: { ...rules, ...draft.rules }, findings: { ...findings, ...draft.findings }, pages: draft.pages ?? pages, certificate: draft.certificate ?? certificate };
}

export const texts: Readonly<Record<Language, Texts>> = { 'zh-CN': chinese, en: read('en'), ug: readDraft('ug'), bo: readDraft('bo') };
const languages: readonly Language[] = ['zh-CN', 'en', 'ug', 'bo'];

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
    const found = languages.find((language) => tag.split('-')[0] === language.split('-')[0]);
    if (found !== undefined) return found;
  }
  return 'zh-CN';
}
