import { css } from 'lit';

/** Words for screen readers only; a focused skip link shows itself. */
export const visuallyHiddenStyles = css`
  .visually-hidden:not(:focus, :active, :focus-within) {
    position: absolute;
    overflow: hidden;
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    border: 0;
    margin: -1px;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
