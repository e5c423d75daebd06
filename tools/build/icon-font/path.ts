/** Reads path data of SVG into lines of points: curves become as many short lines as the eye needs. */

export type Point = readonly [x: number, y: number];
export interface Line {
  points: Point[];
  isClosed: boolean;
}

/** In units of the drawing: an arc is never further than this from its lines. */
const tolerance = 0.03;
const lengths: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, a: 7, z: 0 };

/** @throws where the data holds what icons of ours do not: smooth and quadratic curves */
export function linesOf(data: string): Line[] {
  const lines: Line[] = [];
  let [x, y]: Point = [0, 0];
  let line: Line = { points: [], isClosed: false };
  for (const [, letter = '', rest = ''] of data.matchAll(/([a-z])([^a-z]*)/gi)) {
    const kind = letter.toLowerCase();
    const length = lengths[kind];
    if (length === undefined) throw new Error(`A path with “${letter}” is not drawn: ${data}`);
    if (kind === 'z') {
      line.isClosed = true;
      [x, y] = line.points[0] ?? [x, y];
      continue;
    }
    const numbers = kind === 'a' ? numbersOfArcs(rest) : (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    for (let at = 0; at + length <= numbers.length; at += length) {
      const given = numbers.slice(at, at + length);
      const [dx, dy]: Point = letter === kind ? [x, y] : [0, 0];
      const before: Point = [x, y];
      x = kind === 'v' ? x : dx + (given.at(kind === 'h' ? 0 : -2) ?? 0);
      y = kind === 'h' ? y : dy + (given.at(-1) ?? 0);
      if ((kind === 'm' && at === 0) || line.isClosed) {
        line = { points: kind === 'm' ? [] : [before], isClosed: false };
        lines.push(line);
      }
      if (kind === 'c') line.points.push(...curve(before, given.map((value, index) => value + (index % 2 === 0 ? dx : dy))));
      else if (kind === 'a') line.points.push(...arc(before, given, [x, y]));
      else line.points.push([x, y]);
    }
  }
  return lines;
}

/** The two flags of an arc may stand without a space between them and what follows. */
function numbersOfArcs(text: string): number[] {
  const number = '(-?(?:\\d+\\.?\\d*|\\.\\d+))[\\s,]*';
  const pattern = new RegExp(`${number.repeat(3)}([01])[\\s,]*([01])[\\s,]*${number.repeat(2)}`, 'g');
  return [...text.matchAll(pattern)].flatMap((found) => found.slice(1).map(Number));
}

function curve([x0, y0]: Point, [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0]: number[]): Point[] {
  const steps = 12;
  return Array.from({ length: steps }, (_, index) => {
    const t = (index + 1) / steps;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
    return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
  });
}

/** Of a circle: ovals are not drawn. */
function arc([x0, y0]: Point, [given = 0, , , isLarge = 0, isClockwise = 0]: number[], [x1, y1]: Point): Point[] {
  const [halfX, halfY] = [(x1 - x0) / 2, (y1 - y0) / 2];
  const half = Math.hypot(halfX, halfY);
  const radius = Math.max(given, half);
  const height = Math.sqrt(radius * radius - half * half) * (isLarge === isClockwise ? -1 : 1);
  const [centreX, centreY] = [x0 + halfX - (height * halfY) / half, y0 + halfY + (height * halfX) / half];
  const from = Math.atan2(y0 - centreY, x0 - centreX);
  let sweep = Math.atan2(y1 - centreY, x1 - centreX) - from;
  if (isClockwise === 1 && sweep <= 0) sweep += 2 * Math.PI;
  if (isClockwise === 0 && sweep >= 0) sweep -= 2 * Math.PI;
  const steps = Math.max(2, Math.ceil(Math.abs(sweep) / (2 * Math.acos(1 - Math.min(1, tolerance / radius)))));
  return Array.from({ length: steps }, (_, index) => {
    const angle = from + (sweep * (index + 1)) / steps;
    return index === steps - 1 ? [x1, y1] : [centreX + radius * Math.cos(angle), centreY + radius * Math.sin(angle)];
  });
}
