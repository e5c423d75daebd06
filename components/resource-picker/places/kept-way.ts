/** How the taxonomy is gone through on this machine: no person stands in it, so whoever comes next may have it. */
const key = 'ls-picker-places';

export const ways = ['tree', 'choices'] as const;
export type Way = (typeof ways)[number];

export function keptWay(): Way {
  try {
    const kept = localStorage.getItem(key);
    return ways.find((way) => way === kept) ?? 'tree';
  } catch {
    // Storage is forbidden: then it is as at first.
    return 'tree';
  }
}

export function keepWay(way: Way): void {
  try {
    localStorage.setItem(key, way);
  } catch {
    // It holds for this page.
  }
}
