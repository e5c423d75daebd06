import { css } from 'lit';

/** The person at the end of the bar, and the menu of the own identities. */
export const identityMenuStyles = css`
  .switch {
    position: relative;
  }

  .person {
    display: flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding: var(--ls-space-1, 4px);
    border: 0;
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background: none;
    gap: var(--ls-space-2, 8px);
    line-height: var(--_leading-tight);
    text-align: start;
  }

  button.person {
    cursor: pointer;
  }

  button.person:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .initial {
    display: grid;
    flex: none;
    inline-size: 36px;
    block-size: 36px;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
    place-items: center;
  }

  /* On a phone the name is heard, not seen. */
  .person__words {
    position: absolute;
    overflow: hidden;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .person__name {
    display: block;
    max-inline-size: 12em;
    overflow: hidden;
    font-weight: var(--ls-font-weight-medium, 500);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .person__role {
    display: block;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-xs, 13px);
  }

  .menu {
    position: absolute;
    display: grid;
    min-inline-size: min(288px, 80vw);
    padding: var(--ls-space-2, 8px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, 0 8px 24px rgb(0 0 0 / 12%));
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
  }

  .identity {
    display: grid;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-3, 12px);
    border: 0;
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background: none;
    cursor: pointer;
    gap: 0 var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr) auto;
    line-height: var(--_leading-tight);
    text-align: start;
  }

  .identity:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .identity .icon {
    color: var(--ls-color-text-accent, #0a514d);
    grid-area: 1 / 2 / 3;
  }

  .identity__role {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .identity__place {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    grid-column: 1;
  }

  @container (width >= 640px) {
    .person__words {
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
    }
  }
`;
