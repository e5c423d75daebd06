import { css } from 'lit';

/** The ring: always there for the keyboard, never for the mouse, and drawn by the system in forced colours. */
export const focusStyles = css`
  :focus-visible {
    outline: var(--ls-focus-width, 3px) solid var(--ls-focus-color, #1c827b);
    outline-offset: var(--ls-focus-offset, 2px);
  }

  :focus:not(:focus-visible) {
    outline: none;
  }

  /* Things that fill their box show the ring inside, where nothing cuts it off. */
  .focus-inside:focus-visible {
    outline-offset: calc(var(--ls-focus-width, 3px) * -1);
  }

  /* On moving pictures the ring must be seen on any picture. */
  .on-stage:focus-visible {
    box-shadow: 0 0 0 calc(var(--ls-focus-width, 3px) * 2) var(--ls-color-stage, #0c1211);
    outline-color: var(--ls-color-on-stage, #f2f5f3);
    outline-offset: 0;
  }
`;
