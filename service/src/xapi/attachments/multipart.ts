/** `multipart/mixed` (RFC 2046) with binary parts, as xAPI uses it. Libraries for forms know only `multipart/form-data`. */
export interface Part {
  headers: Headers;
  content: Uint8Array;
}

/** The boundary of a `multipart/mixed` content type; null for other types. */
export function boundaryOf(contentType: string): string | null {
  if (!/^multipart\/mixed\s*;/i.test(contentType)) return null;
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2] ?? null;
}

/** The parts in their order; null when the text between the boundaries has no such form. */
export function parseMultipart(bytes: Uint8Array, boundary: string): Part[] | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delimiter = `--${boundary}`;
  let at = all.subarray(0, delimiter.length).toString('latin1') === delimiter ? 0 : skip(all.indexOf(`\r\n${delimiter}`), 2);
  const parts: Part[] = [];
  while (at !== -1) {
    const afterDelimiter = at + delimiter.length;
    if (all.subarray(afterDelimiter, afterDelimiter + 2).toString('latin1') === '--') return parts;
    const lineEnd = all.indexOf('\r\n', afterDelimiter);
    const next = all.indexOf(`\r\n${delimiter}`, afterDelimiter);
    if (lineEnd === -1 || next === -1) return null;
    const part = parsePart(all.subarray(lineEnd, next));
    if (part === null) return null;
    parts.push(part);
    at = next + 2;
  }
  return null;
}

const skip = (index: number, by: number) => (index === -1 ? -1 : index + by);

/** @param raw begins with the line break before the first header */
function parsePart(raw: Buffer): Part | null {
  const end = raw.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const headers = new Headers();
  for (const line of raw.subarray(2, Math.max(2, end)).toString('latin1').split('\r\n')) {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) headers.append(name, value.trim());
    else if (line !== '') return null;
  }
  return { headers, content: raw.subarray(end + 4) };
}

/** Puts parts together. @param boundary must not occur in any of them */
export function joinMultipart(parts: readonly Part[], boundary: string): Uint8Array {
  const chunks = parts.flatMap(({ headers, content }) => {
    const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    return [Buffer.from(`--${boundary}\r\n${lines}\r\n`), content, Buffer.from('\r\n')];
  });
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}
