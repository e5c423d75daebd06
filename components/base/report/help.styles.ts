import { css } from 'lit';

export const helpStyles = css`
  .reporting__help {
    display: flex;
    align-items: flex-start;
    gap: var(--ls-space-2, 8px);
  }
`;
