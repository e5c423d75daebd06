/** Answers with a part of something, where a part is asked for, as a server does. */
export function ranged(request: Request, sizeBytes: number, said: Readonly<Record<string, string>>, bytes: (from: number, to: number) => BodyInit): Response {
  const headers = { ...said, 'accept-ranges': 'bytes' };
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return new Response(bytes(0, sizeBytes), { headers: { ...headers, 'content-length': String(sizeBytes) } });
  // Without a beginning it is so many bytes of the end.
  const begin = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? sizeBytes : Math.min(sizeBytes, Number(to) + 1);
  if (begin >= end) return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${sizeBytes}` } });
  const range = { 'content-range': `bytes ${begin}-${end - 1}/${sizeBytes}`, 'content-length': String(end - begin) };
  return new Response(bytes(begin, end), { status: 206, headers: { ...headers, ...range } });
}
