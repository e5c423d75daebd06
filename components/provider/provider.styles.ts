import { css } from 'lit';

export const providerStyles = css`
  /* No box of its own: a provider may stand anywhere, in a grid or a list too. */
  :host {
    display: contents;
  }

  .ls-root {
    display: contents;
  }
`;
