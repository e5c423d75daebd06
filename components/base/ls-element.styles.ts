import { css } from 'lit';

/**
 * What `LsElement` itself needs. The inner root carries language and direction and takes no part in layout. Pictures that
 * point somewhere are turned with `transform: scaleX(var(--_mirror))`: Chromium 109 has no `:dir()`.
 */
export const elementStyles = css`
  :host {
    --_mirror: 1;

    direction: ltr;
  }

  .ls-root {
    display: contents;
  }
`;

/** Adopted beside the others while the element runs from right to left. */
export const rightToLeftStyles = css`
  :host {
    --_mirror: -1;

    direction: rtl;
  }
`;
