/** What belongs together, in the order in which each group begins. */
export function grouped<One>(acts: readonly One[], key: (act: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const act of acts) {
    const group = groups.get(key(act));
    if (group === undefined) groups.set(key(act), [act]);
    else group.push(act);
  }
  return groups;
}
