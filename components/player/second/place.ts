/** Where the second picture lies and how large it is, kept on this machine for every player. */
import * as v from 'valibot';

const key = 'ls.player.second/1';
/** Hundredths of the width of the box. */
export const shares = [18, 24, 32, 42] as const;
/** Of the way from one side to the other, by one key. */
const step = 0.1;

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const schema = v.object({
  /** What is shown where a lesson has it; `null`: nothing. */
  role: v.fallback(v.nullable(v.picklist(['sign-language', 'speaker', 'slides'])), null),
  /** 0 at the beginning of a line, 1 at its end. */
  x: v.fallback(Share, 0),
  /** 0 above, 1 below. */
  y: v.fallback(Share, 0),
  size: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(shares.length - 1)), 1),
});

export type Place = v.InferOutput<typeof schema>;

export function readPlace(): Place {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return v.parse(schema, typeof kept === 'object' && kept !== null ? kept : {});
  } catch {
    // Storage is forbidden, or somebody wrote nonsense: then everything is as usual.
    return v.parse(schema, {});
  }
}

/** Where nothing can be kept it holds for this page. */
export function keepPlace(place: Place): void {
  try {
    localStorage.setItem(key, JSON.stringify(place));
  } catch {
    // A full or forbidden storage takes nothing away from watching.
  }
}

const within = (share: number): number => Math.round(Math.max(0, Math.min(1, share)) * 1000) / 1000;

/** As many steps further. */
export const moved = (place: Place, across: number, down: number): Place => ({ ...place, x: within(place.x + across * step), y: within(place.y + down * step) });
export const put = (place: Place, x: number, y: number): Place => ({ ...place, x: within(x), y: within(y) });
export const resized = (place: Place, by: number): Place => ({ ...place, size: Math.max(0, Math.min(shares.length - 1, place.size + by)) });

/** The next corner, in the order in which a clock goes where one reads from left to right. */
export function nextCorner(place: Place): Place {
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1]] as const;
  const now = corners.findIndex(([x, y]) => x === Math.round(place.x) && y === Math.round(place.y));
  const [x, y] = corners[(now + 1) % corners.length] ?? [0, 0];
  return put(place, x, y);
}
