import { html, nothing, type TemplateResult } from 'lit';
import type { ContentsEntry } from './text.ts';

/** The table of contents, chapter in chapter. */
export function contentsList(entries: readonly ContentsEntry[], go: (entry: ContentsEntry) => void): TemplateResult {
  return html`<ul>
    ${entries.map(
      (entry) => html`<li>
        <button type="button" class="button button--quiet paper__entry" @click=${() => go(entry)}><bdi dir="auto">${entry.title}</bdi></button>
        ${entry.entries.length > 0 ? contentsList(entry.entries, go) : nothing}
      </li>`,
    )}
  </ul>`;
}
