/**
 * Bytes to text, without ever guessing: text that was cut or written in another encoding is reported with its
 * lines, because a name with one wrong character is another name.
 */
import { isUtf8 } from 'node:buffer';
import type { Findings } from './finding.ts';

/** Largest file that is read, in bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Text of a file, and the lines of it that were not valid UTF-8. */
export interface Decoded {
  /** Broken characters stand as U+FFFD; whatever touches a broken line must be left out. */
  text: string;
  brokenLines: ReadonlySet<number>;
}

const LINE_FEED = 0x0a;
/** A file with more broken lines than this share of all lines was written in another encoding. */
const OTHER_ENCODING_SHARE = 0.2;

/** Decodes UTF-8 with or without byte order mark; null, with a finding, when the file as a whole cannot be read. */
export function decodeText(file: string, bytes: Uint8Array, findings: Findings, largest = LARGEST_FILE): Decoded | null {
  const whole = (rule: string, params?: Record<string, string | number>): null => {
    findings.error(file, { line: null, field: null, rule, ...(params && { params }) });
    return null;
  };
  if (bytes.length > largest) return whole('text.too-large', { bytes: bytes.length, largest });
  if (hasUtf16Mark(bytes)) return whole('text.not-utf8', { looksLike: 'UTF-16' });
  if (isUtf8(bytes)) return { text: withoutMark(new TextDecoder().decode(bytes)), brokenLines: new Set() };

  const broken = brokenLinesOf(bytes);
  const share = broken.lines.size / broken.total;
  if (share > OTHER_ENCODING_SHARE && decodesAsGb18030(bytes)) return whole('text.not-utf8', { looksLike: 'GB 18030' });
  for (const line of broken.lines) findings.error(file, { line, field: null, rule: 'text.invalid-utf8' });
  return { text: withoutMark(new TextDecoder().decode(bytes)), brokenLines: broken.lines };
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function decodesAsGb18030(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** No byte of a multi-byte UTF-8 character is a line feed, so that lines can be told apart before decoding. */
function brokenLinesOf(bytes: Uint8Array): { lines: Set<number>; total: number } {
  const lines = new Set<number>();
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    if (!isUtf8(bytes.subarray(start, end))) lines.add(line);
    start = end + 1;
    line += 1;
  }
  return { lines, total: Math.max(1, line - 1) };
}

/** Characters that no name or title holds and that a database refuses: C0 controls but tab and line ends, and DEL. */
export const CONTROL_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** Signs that a character was lost before the file reached us: U+FFFD, or a private code of an old font. */
export const LOST_CHARACTER = /[\uFFFD\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/u;
