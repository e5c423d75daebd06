/** What a round pen leaves on paper, as areas: fonts know areas only. They may overlap, as all run round the same way. */
import { linesOf, type Point } from './path.ts';

/** What is drawn with the pen, and what is filled. */
export interface Drawing {
  pen?: string;
  solid?: string;
}

/** Where a line turns more than this it ends, and begins anew. */
const corner = Math.PI / 6;
const stepsOfCap = 6;

export function areasOf({ pen = '', solid = '' }: Drawing, width: number): Point[][] {
  const strokes = linesOf(pen).flatMap(({ points, isClosed }) => smoothRuns(isClosed ? [...points, ...points.slice(0, 1)] : points).map((run) => stroke(run, width / 2)));
  return [...strokes, ...linesOf(solid).map(({ points }) => points)].map(clockwise);
}

const angleOf = ([x0, y0]: Point, [x1, y1]: Point): number => Math.atan2(y1 - y0, x1 - x0);
const turned = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));
const at = (points: readonly Point[], index: number): Point => points.at(index) ?? [0, 0];

/** Pieces of a line without a corner. */
function smoothRuns(given: readonly Point[]): Point[][] {
  const points = given.filter((point, index) => index === 0 || Math.hypot(point[0] - at(given, index - 1)[0], point[1] - at(given, index - 1)[1]) > 0.001);
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const [index, point] of points.entries()) {
    run.push(point);
    if (index === points.length - 1) runs.push(run);
    else if (index > 0 && Math.abs(turned(angleOf(point, at(points, index + 1)) - angleOf(at(points, index - 1), point))) > corner) {
      runs.push(run);
      run = [point];
    }
  }
  return runs;
}

/** Along one side, round the end, back along the other side, round the beginning. */
function stroke(run: readonly Point[], half: number): Point[] {
  // A dot has no way to go.
  const [first, last] = run.length === 1 ? [0, 0] : [angleOf(at(run, 0), at(run, 1)), angleOf(at(run, -2), at(run, -1))];
  const side = (sign: number): Point[] =>
    run.slice(1, -1).map((point, index) => {
      const [before, after] = [angleOf(at(run, index), point), angleOf(point, at(run, index + 2))];
      const angle = before + turned(after - before) / 2 + (sign * Math.PI) / 2;
      const reach = half / Math.cos(turned(after - before) / 2);
      return [point[0] + reach * Math.cos(angle), point[1] + reach * Math.sin(angle)];
    });
  const cap = ([x, y]: Point, from: number): Point[] =>
    Array.from({ length: stepsOfCap + 1 }, (_, index) => {
      const angle = from + (Math.PI * index) / stepsOfCap;
      return [x + half * Math.cos(angle), y + half * Math.sin(angle)];
    });
  return [...side(-1), ...cap(at(run, -1), last - Math.PI / 2), ...side(1).reverse(), ...cap(at(run, 0), first + Math.PI / 2)];
}

function clockwise(points: Point[]): Point[] {
  const area = points.reduce((sum, [x, y], index) => sum + x * at(points, (index + 1) % points.length)[1] - at(points, (index + 1) % points.length)[0] * y, 0);
  return area < 0 ? points.reverse() : points;
}
