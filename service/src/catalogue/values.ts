/** The text of one field turned into a value by the format its profile gives. */
import { CONTROL_CHARACTER } from '../reading/decode.ts';
import { isCalendarDay } from '../reading/day.ts';
import { parseDuration } from './duration.ts';
import { parseLecturers, splitList } from './lecturers.ts';
import type { CataloguePackage } from './package.ts';
import { isPublicHttps, isSafePath } from './package.ts';
import type { FieldFormat } from './profile.ts';
import { parseToc } from './toc.ts';
import type { Cover, Lecturers, TocItem } from './types.ts';

/** A value of any field. */
export type FieldValue =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'list'; list: string[] }
  | { kind: 'lecturers'; lecturers: Lecturers }
  | { kind: 'cover'; cover: Cover }
  | { kind: 'toc'; source: string; items: TocItem[] };

/** A rule that a value broke. */
export interface Refusal {
  refused: string;
  params?: Record<string, string | number>;
}

/** What reading a field may depend on besides its text. */
export interface ValueContext {
  /** The day it is in Asia/Shanghai. */
  today: string;
  files: CataloguePackage;
}

const refuse = (refused: string, params?: Record<string, string | number>): Refusal => ({
  refused,
  ...(params && { params }),
});

/** Reads one value; `text` is trimmed and not empty. */
export function parseValue(text: string, format: FieldFormat, context: ValueContext): FieldValue | Refusal {
  if (CONTROL_CHARACTER.test(text)) return refuse('text.control-character');
  switch (format.kind) {
    case 'text':
      return parseText(text, format);
    case 'code': {
      const code = format.values[text];
      return code === undefined
        ? refuse('catalogue.code', { allowed: Object.keys(format.values).join(', ') })
        : { kind: 'text', text: code };
    }
    case 'day':
      if (!isCalendarDay(text)) return refuse('catalogue.day');
      return format.notInFuture && text > context.today
        ? refuse('catalogue.day.future', { today: context.today })
        : { kind: 'text', text };
    case 'count':
      return parseNumber(text, /^\d{1,15}$/, 'catalogue.count', { ...format, step: 1 });
    case 'number':
      return parseNumber(text, /^\d{1,9}(\.\d{1,3})?$/, 'catalogue.number', format);
    case 'duration': {
      const number = parseDuration(text);
      return number === null ? refuse('catalogue.duration') : { kind: 'number', number };
    }
    case 'address':
      return isPublicHttps(text) ? { kind: 'text', text } : refuse('catalogue.address');
    case 'lecturers': {
      const lecturers = parseLecturers(text);
      return lecturers ? { kind: 'lecturers', lecturers } : refuse('catalogue.lecturers');
    }
    case 'list':
      return parseList([...new Set(splitList(text))], format, 'catalogue.list');
    case 'path':
      return parseList(
        text.split('-').map((level) => level.trim()),
        format,
        'catalogue.path',
      );
    case 'cover':
      return parseCover(text, context.files);
    case 'toc': {
      const items = parseToc(text);
      return Array.isArray(items) ? { kind: 'toc', source: text, items } : refuse(items.rule, items.params);
    }
  }
}

function parseText(text: string, format: Extract<FieldFormat, { kind: 'text' }>): FieldValue | Refusal {
  const length = Array.from(text).length;
  const { min = 1, max = 10_000 } = format;
  if (length < min || length > max) return refuse('catalogue.text.length', { min, max, length });
  if (format.singleLine && /[\r\n\u2028\u2029]/.test(text)) return refuse('catalogue.text.one-line');
  if (format.notOnly === 'digits' && /^[\p{Nd}\s]+$/u.test(text)) return refuse('catalogue.text.only-digits');
  if (format.notOnly === 'punctuation' && /^[\p{P}\p{S}\s]+$/u.test(text)) return refuse('catalogue.text.only-punctuation');
  if (format.pattern !== undefined && !new RegExp(format.pattern, 'u').test(text)) {
    return refuse('catalogue.text.pattern', { pattern: format.pattern });
  }
  return { kind: 'text', text };
}

function parseNumber(
  text: string,
  shape: RegExp,
  rule: string,
  { step, min = 0, max = Number.MAX_SAFE_INTEGER }: { step: number; min?: number | undefined; max?: number | undefined },
): FieldValue | Refusal {
  const number = Number(text);
  const isGood = shape.test(text) && number >= min && number <= max && Number.isInteger(number / step);
  return isGood ? { kind: 'number', number } : refuse(rule, { min, step });
}

function parseList(
  list: string[],
  { min = 1, max = 100, longest }: { min?: number | undefined; max?: number | undefined; longest: number },
  rule: string,
): FieldValue | Refusal {
  const isGood =
    list.length >= min && list.length <= max && list.every((item) => item !== '' && Array.from(item).length <= longest);
  return isGood ? { kind: 'list', list } : refuse(rule, { min, max, longest });
}

/** A cover is a JPEG by its first bytes, not by its name; one elsewhere can only be judged by its address. */
function parseCover(text: string, files: CataloguePackage): FieldValue | Refusal {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    return isPublicHttps(text) ? { kind: 'cover', cover: { address: text, local: false } } : refuse('catalogue.address');
  }
  if (!isSafePath(text)) return refuse('catalogue.file.path');
  const head = files.head(text);
  if (!head) return refuse('catalogue.file.missing');
  const isJpeg = head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
  return isJpeg ? { kind: 'cover', cover: { address: text, local: true } } : refuse('catalogue.cover.not-jpeg');
}
