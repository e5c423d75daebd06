/** Acts on a directory: lines with levels, where a line takes along what stands below it. */
import type { DirectoryLine } from '../../base/ports/index.ts';

export type Lines = readonly DirectoryLine[];
/** What an act made, and the line where one goes on. */
export interface Edited {
  readonly lines: DirectoryLine[];
  readonly at: number;
}
const deepest = 8;
const levelAt = (lines: Lines, place: number): number => lines[place]?.level ?? 0;

/** The place behind a line and all below it. */
export function endOf(lines: Lines, at: number): number {
  let end = at + 1;
  while (end < lines.length && levelAt(lines, end) > levelAt(lines, at)) end += 1;
  return end;
}

/** A new line below this one, of the same level; the first one where there is none. */
export function add(lines: Lines, at: number): Edited {
  const place = lines.length === 0 ? 0 : endOf(lines, at);
  const line = { level: lines.length === 0 ? 1 : levelAt(lines, at), title: '', durationSeconds: null, ref: null };
  return { lines: [...lines.slice(0, place), line, ...lines.slice(place)], at: place };
}

export function rename(lines: Lines, at: number, title: string): Edited {
  return { lines: lines.map((line, place) => (place === at ? { ...line, title } : line)), at };
}

/** One level deeper or less deep, with what stands below; as it was where that cannot be. */
export function indent(lines: Lines, at: number, by: 1 | -1): Edited {
  const end = endOf(lines, at);
  const inside = lines.slice(at, end);
  const level = levelAt(lines, at) + by;
  const fits = level >= 1 && level <= levelAt(lines, at - 1) + 1 && inside.every((line) => line.level + by <= deepest);
  if (!fits) return { lines: [...lines], at };
  return { lines: [...lines.slice(0, at), ...inside.map((line) => ({ ...line, level: line.level + by })), ...lines.slice(end)], at };
}

/** Changes places with the line of the same level before or after it. */
export function move(lines: Lines, at: number, by: 1 | -1): Edited {
  const end = endOf(lines, at);
  if (by === 1) {
    if (levelAt(lines, end) !== levelAt(lines, at)) return { lines: [...lines], at };
    const next = endOf(lines, end);
    return { lines: [...lines.slice(0, at), ...lines.slice(end, next), ...lines.slice(at, end), ...lines.slice(next)], at: at + next - end };
  }
  let before = at - 1;
  while (before >= 0 && levelAt(lines, before) > levelAt(lines, at)) before -= 1;
  if (before < 0 || levelAt(lines, before) !== levelAt(lines, at)) return { lines: [...lines], at };
  return { lines: [...lines.slice(0, before), ...lines.slice(at, end), ...lines.slice(before, at), ...lines.slice(end)], at: before };
}

/** Away with the line and all below it. */
export function remove(lines: Lines, at: number): Edited {
  const left = [...lines.slice(0, at), ...lines.slice(endOf(lines, at))];
  return { lines: left, at: Math.max(0, Math.min(at, left.length - 1)) };
}
