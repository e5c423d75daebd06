import { css } from 'lit';

/** Messages, and what stands between them. */
export const messageStyles = css`
  .row {
    contain: layout style;
    padding-inline: var(--ls-space-3, 12px);
  }

  .row:focus-visible {
    border-radius: var(--ls-radius-m, 10px);
    outline-offset: calc(var(--ls-focus-width, 3px) * -1);
  }

  .day,
  .gone {
    padding-block: var(--ls-space-3, 12px) var(--ls-space-1, 4px);
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
    text-align: center;
  }

  .gone {
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-4, 16px);
  }

  .unread-line {
    display: grid;
    align-items: center;
    color: var(--ls-color-text-accent, #0a514d);
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: 1fr auto 1fr;
    padding-block: var(--ls-space-3, 12px) 0;
  }

  .unread-line::before,
  .unread-line::after {
    border-block-start: 1px solid var(--ls-color-accent, #0e6762);
    content: '';
  }

  .message {
    position: relative;
    display: grid;
    padding-block-start: var(--ls-space-3, 12px);
    padding-inline: calc(var(--ls-size-avatar, 40px) + var(--ls-space-2, 8px)) 0;
    justify-items: start;
  }

  .message--on {
    padding-block-start: var(--ls-space-1, 4px);
  }

  .message--own {
    justify-items: end;
  }

  .message__face {
    position: absolute;
    display: grid;
    inline-size: var(--ls-size-avatar, 40px);
    block-size: var(--ls-size-avatar, 40px);
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-sunken, #f1efe9);
    color: var(--ls-color-text-quiet, #56605c);
    font-weight: var(--ls-font-weight-medium, 500);
    inset-block-start: var(--ls-space-3, 12px);
    inset-inline-start: 0;
    line-height: 1;
    place-items: center;
  }

  .message__face--teacher {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .message__who {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
    margin-block-end: 2px;
  }

  .message__name {
    color: var(--ls-color-text, #1c2624);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .message__line {
    display: flex;
    max-inline-size: min(100%, 38em);
    align-items: center;
    gap: var(--ls-space-1, 4px);
  }

  .message--own .message__line {
    flex-direction: row-reverse;
  }

  .bubble {
    min-inline-size: 0;
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
    border-start-start-radius: var(--ls-radius-s, 6px);
  }

  .message--own .bubble {
    border-color: transparent;
    background-color: var(--ls-chat-own, var(--ls-color-accent-soft, #e8f3f1));
    border-start-end-radius: var(--ls-radius-s, 6px);
    border-start-start-radius: var(--ls-radius-l, 16px);
  }

  .bubble__text {
    white-space: pre-wrap;
  }

  .bubble__mark {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-accent, #0a514d);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
  }

  .translation {
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    margin-block-start: var(--ls-space-2, 8px);
    padding-block-start: var(--ls-space-2, 8px);
  }

  .translation__mark {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
    line-height: var(--_leading-tight);
  }

  .quote {
    display: block;
    overflow: hidden;
    inline-size: 100%;
    padding: 0;
    border: 0;
    border-inline-start: 3px solid var(--ls-color-border-strong, #7d837d);
    appearance: none;
    background: none;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
    margin-block-end: var(--ls-space-1, 4px);
    padding-inline-start: var(--ls-space-2, 8px);
    text-align: start;
  }

  .message--own .quote {
    color: var(--ls-color-text-accent, #0a514d);
  }

  button.quote {
    cursor: pointer;
  }

  .quote__name {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .quote__text {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .message__more {
    display: grid;
    inline-size: calc(var(--ls-size-target, 44px) * 0.75);
    block-size: calc(var(--ls-size-target, 44px) * 0.75);
    flex: none;
    padding: 0;
    border: 0;
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background: none;
    color: var(--ls-color-text-quiet, #56605c);
    cursor: pointer;
    place-items: center;
  }

  .message__more:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  /* With a mouse the sign waits until one is near; a finger has no "near". */
  @media (hover: hover) and (pointer: fine) {
    .message__more {
      opacity: 0;
    }

    .row:hover .message__more,
    .row:focus .message__more,
    .message__more:focus-visible,
    .message--open .message__more {
      opacity: 1;
    }
  }

  .message__note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: 0 var(--ls-space-1, 4px);
    line-height: var(--_leading-tight);
    padding-block-start: 2px;
  }

  .message__note--wait {
    color: var(--ls-color-text-warning, #704104);
  }

  .message__note--refused {
    padding: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-danger-soft, #fbece9);
    color: var(--ls-color-text-danger, #8a261c);
    margin-block-start: 2px;
  }

  .link {
    min-block-size: calc(var(--ls-size-target, 44px) * 0.75);
    padding-inline: var(--ls-space-1, 4px);
    border: 0;
    appearance: none;
    background: none;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .message__note--refused .link {
    color: inherit;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding-block: var(--ls-space-2, 8px) var(--ls-space-1, 4px);
    gap: var(--ls-space-2, 8px);
  }

  .message--own .acts {
    justify-content: flex-end;
  }

  .acts__time {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  @media (forced-colors: active) {
    .bubble,
    .message--own .bubble {
      border-color: CanvasText;
    }

    .message--own .bubble {
      border-inline-end-width: 4px;
    }
  }
`;
