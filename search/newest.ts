/** The newest is what was made last: its day as a number, 20260301; 0 where nobody has said it. */
export function dayOfMaking(created: string | null | undefined): number {
  return Number(created?.replaceAll('-', '') ?? 0);
}
