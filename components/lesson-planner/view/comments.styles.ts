import { css } from 'lit';

export const commentsStyles = css`
  .comments {
    display: grid;
    padding-block-start: var(--ls-space-3, 12px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-2, 8px);
  }

  .threads {
    display: grid;
    padding: 0;
    margin: 0;
    gap: var(--ls-space-2, 8px);
    list-style: none;
  }

  .thread {
    display: grid;
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
    gap: var(--ls-space-2, 8px);
    justify-items: start;
    overflow-wrap: anywhere;
  }

  .comment,
  .comment__said {
    display: grid;
    margin: 0;
    gap: var(--ls-space-1, 4px);
  }

  .comment__quote {
    padding-inline-start: var(--ls-space-3, 12px);
    border-inline-start: 3px solid var(--ls-color-accent, #0e6762);
    margin: 0;
  }

  .comment__text {
    white-space: pre-wrap;
  }

  .comment__time {
    margin: 0;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .comment__reply {
    display: grid;
    inline-size: 100%;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .comment .buttons {
    margin: 0;
  }
`;
