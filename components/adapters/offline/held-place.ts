/** A place in a list that this machine made itself. The service's own places are opaque here, and ours mean nothing there. */
const sign = 'held';

export interface Place {
  id: string;
  key: number;
}

export function placeIn({ id, key }: Place): string {
  return `${sign} ${key} ${id}`;
}

/** Undefined for the beginning. */
export function placeOf(cursor: string | undefined): Place | undefined {
  const [, key, id] = (isPlace(cursor) ? cursor : '').split(' ');
  return key === undefined || id === undefined ? undefined : { key: Number(key), id };
}

export function isPlace(cursor: string | undefined): cursor is string {
  return cursor?.startsWith(`${sign} `) === true;
}
