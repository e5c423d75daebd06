/** Small pieces of XML, written the way a platform's export does. */

/** A node of a directory to be written. */
export interface TocNode {
  title: string;
  duration: string;
  children: readonly TocNode[];
}

/** Text with the characters escaped that mean something in XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** An element with text; text that is XML itself stands in a CDATA section. */
export function element(name: string, text: string): string {
  const isXml = text.startsWith('<') && !text.includes(']]>');
  return `<${name}>${isXml ? `<![CDATA[${text}]]>` : escapeXml(text)}</${name}>`;
}

/** A directory as the proposal of the specification writes it. */
export function tocXml(nodes: readonly TocNode[]): string {
  const item = ({ title, duration, children }: TocNode): string => {
    const head = `<item title="${escapeXml(title)}" duration="${duration}"`;
    return children.length === 0 ? `${head}/>` : `${head}>${children.map(item).join('')}</item>`;
  };
  return `<catalog version="1">${nodes.map(item).join('')}</catalog>`;
}

/** Seconds as `hh:mm:ss`. */
export function clock(seconds: number): string {
  const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${part(seconds / 3600)}:${part((seconds % 3600) / 60)}:${part(seconds % 60)}`;
}
