/** What a host slots is not ours: only ids are taken from what its event carries. */
export function pickedIds(event: Event): string[] {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
  const resources: unknown = isRecord(detail) ? detail['resources'] : undefined;
  return Array.isArray(resources) ? resources.flatMap((one: unknown) => (isRecord(one) && typeof one['id'] === 'string' ? [one['id']] : [])) : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
