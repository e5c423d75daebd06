import { html, type TemplateResult } from 'lit';

/** Addresses that say where they lead: plain Latin, no user part, nothing that only looks like another letter. */
const address = /https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w\-./?%&=+#:~@!$*,;]*)?/giu;
/** Signs that end a sentence are not part of an address. */
const tail = /[.,;:!?]+$/u;

/** A text in which addresses can be followed. Everything else stays the text that it is. */
export function linked(text: string): string | (string | TemplateResult)[] {
  if (!/https?:/iu.test(text)) return text;
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const shown = match[0].replace(tail, '');
    const next = text.slice(match.index + shown.length).charAt(0);
    // An address with other letters right behind it would lead elsewhere than it seems to.
    if (!isHonest(shown) || /[\p{L}\p{N}@]/u.test(next)) continue;
    parts.push(text.slice(from, match.index), html`<a href=${shown} target="_blank" rel="noopener noreferrer nofollow"><bdi dir="ltr">${shown}</bdi></a>`);
    from = match.index + shown.length;
  }
  return [...parts, text.slice(from)];
}

function isHonest(shown: string): boolean {
  try {
    const url = new URL(shown);
    return url.username === '' && !url.hostname.includes('xn--') && url.hostname.includes('.') && shown.toLowerCase().includes(`://${url.hostname}`);
  } catch {
    return false;
  }
}
