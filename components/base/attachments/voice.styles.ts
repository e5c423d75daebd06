import { css } from 'lit';

/** A voice message with its button, its place and its length. */
export const voiceStyles = css`
  .voice {
    display: flex;
    inline-size: 240px;
    max-inline-size: 100%;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .voice__place {
    min-inline-size: 0;
    min-block-size: var(--ls-size-target, 44px);
    flex: 1;
    accent-color: var(--ls-color-accent, #0e6762);
  }

  .voice__time {
    font-variant-numeric: tabular-nums;
  }

  .voice__note {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }
`;
