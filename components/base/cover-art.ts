import { html, nothing, svg, type TemplateResult } from 'lit';
import { drawings } from './cover/drawings.ts';
import { seededNumbers } from './cover/seed.ts';
import { subjectFamily } from './cover/subjects.ts';

export { subjectFamilies, subjectFamily, type SubjectFamily } from './cover/subjects.ts';

/** What a cover is made of. */
export interface CoverArtOptions {
  /** The subject as the catalogue writes it; its family gives colour and drawing. */
  readonly subject?: string | null | undefined;
  /** Makes covers of one subject differ and each stay the same: the resource's id. */
  readonly seed: string;
  /** False leaves the subject's own character away, where the cover is very small. */
  readonly glyph?: boolean;
}

/**
 * A cover for a resource that has none: an abstract drawing by subject, 16 to 9, in ink on tinted paper.
 * It says nothing that the title beside it does not say, so it is hidden from screen readers. Needs `coverStyles`.
 */
export function coverArt({ subject, seed, glyph = true }: CoverArtOptions): TemplateResult {
  const family = subjectFamily(subject);
  const character = glyph ? firstHan(subject) : '';
  return html`<svg
    class="cover subject--${family}"
    viewBox="0 0 320 180"
    preserveAspectRatio="xMidYMid slice"
    aria-hidden="true"
    focusable="false"
  >
    <rect class="cover__paper" width="320" height="180"></rect>
    ${drawings[family](seededNumbers(seed))}
    ${character === ''
      ? nothing
      : svg`<rect class="cover__seal" x="18" y="118" width="44" height="44" rx="9"></rect><text class="cover__glyph" x="40" y="140.5">${character}</text>`}
  </svg>`;
}

/** The paper of a cover alone, in its subject's tint: for what is passed by and drawn later. Needs `coverStyles`. */
export function coverPaper({ subject }: Pick<CoverArtOptions, 'subject'>): TemplateResult {
  return html`<div class="cover subject--${subjectFamily(subject)}"></div>`;
}

// A subject's first character is how Chinese time tables write it; other scripts have no such habit.
function firstHan(subject: string | null | undefined): string {
  const name = subject?.replace(/^(小学|初中|高中)/, '') ?? '';
  return /^\p{Script=Han}/u.exec(name)?.[0] ?? '';
}
