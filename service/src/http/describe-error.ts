/** What a log may say of an error. Messages and details of the database repeat values of the row, so they are left out. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, constraint, place } = error as { code?: unknown; constraint?: unknown; place?: unknown };
  return { error: error.name, code, constraint, place, stack: framesOf(error) };
}

/** Where it happened, without the message that stands before it. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message);
  return stack.slice(start < 0 ? 0 : start + message.length).split('\n').filter((line) => /^\s+at /.test(line));
}
