/** Writing XML: text is always escaped, and what no XML can hold is left out. */

/** Anything but what XML 1.0 allows. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

type Attributes = Readonly<Record<string, string>>;

/** An element around elements that are already written. */
export function around(name: string, children: readonly string[], attributes: Attributes = {}): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** An element with text; nothing where there is none. */
export function leaf(name: string, text: string | number | null | undefined, attributes: Attributes = {}): string {
  return text === null || text === undefined || text === '' ? '' : around(name, [escapeXml(String(text))], attributes);
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
