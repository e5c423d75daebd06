import { css } from 'lit';

/** The frame: two panes side by side where there is room, one after the other on a phone. */
export const chatStyles = css`
  :host {
    container-type: inline-size;
  }

  .chat {
    display: grid;
    overflow: hidden;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    block-size: var(--ls-chat-height, min(80vh, 720px));
    grid-template: 'freshness' auto 'pane' minmax(0, 1fr) / minmax(0, 1fr);
  }

  .chat--bare {
    display: block;
    overflow: auto;
  }

  .chat__freshness {
    grid-area: freshness;
  }

  .chat__freshness .banner {
    border-radius: 0;
  }

  .talks,
  .talk {
    display: flex;
    min-block-size: 0;
    min-inline-size: 0;
    flex-direction: column;
    grid-area: pane;
  }

  .pane__head {
    display: flex;
    min-block-size: calc(var(--ls-size-target, 44px) + var(--ls-space-4, 16px));
    flex: none;
    align-items: center;
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-4, 16px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-2, 8px);
  }

  .pane__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  /* ---- The talks ---- */
  .talks__scroller {
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .talks__more {
    display: grid;
    padding: var(--ls-space-3, 12px);
    justify-items: center;
  }

  .talk-row {
    position: relative;
    display: grid;
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    gap: 0 var(--ls-space-3, 12px);
    grid-template-columns: auto minmax(0, 1fr) auto;
  }

  .talk-row + .talk-row {
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  .talk-row:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .talk-row--open {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
  }

  .talk-row__lead {
    display: grid;
    inline-size: var(--ls-size-avatar, 40px);
    block-size: var(--ls-size-avatar, 40px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    place-items: center;
  }

  .talk-row--open .talk-row__lead {
    background-color: var(--ls-color-surface, #fff);
  }

  .talk-row__open {
    display: grid;
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    cursor: pointer;
    gap: 2px;
    grid-template-columns: minmax(0, 1fr);
    line-height: var(--_leading-tight);
    text-align: start;
  }

  .talk-row__open::after {
    position: absolute;
    content: '';
    inset: 0;
  }

  /* Above the row, which is a button as a whole. */
  .talk-row__alone {
    position: relative;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-1, 4px);
    grid-column: 2;
    justify-self: start;
  }

  .talk-row__open:focus-visible {
    outline: none;
  }

  .talk-row__open:focus-visible::after {
    outline: var(--ls-focus-width, 3px) solid var(--ls-focus-color, #1c827b);
    outline-offset: calc(var(--ls-focus-width, 3px) * -1);
  }

  .talk-row__title {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  [data-unread] .talk-row__title {
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .talk-row__context {
    color: var(--ls-color-text-accent, #0a514d);
    font-size: var(--ls-font-size-s, 14px);
  }

  .talk-row__last {
    overflow: hidden;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    /* The words run their own way, their line stands where the others stand. */
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .talk-row--open .talk-row__last,
  .talk-row--open .talk-row__side {
    color: var(--ls-color-text, #1c2624);
  }

  .talk-row__draft {
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .talk-row__side {
    display: grid;
    align-content: start;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-xs, 13px);
    gap: var(--ls-space-1, 4px);
    justify-items: end;
    white-space: nowrap;
  }

  /* ---- One talk ---- */
  .talk--none {
    align-items: center;
    justify-content: center;
    padding: var(--ls-space-6, 24px);
    color: var(--ls-color-text-quiet, #56605c);
    gap: var(--ls-space-3, 12px);
    text-align: center;
  }

  .talk__head {
    padding-inline-start: var(--ls-space-2, 8px);
  }

  .talk__heading {
    min-inline-size: 0;
  }

  .talk__title {
    scroll-margin: 0;
  }

  .talk__context {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-accent, #0a514d);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
    line-height: var(--_leading-tight);
  }

  .talk__problem {
    padding: var(--ls-space-2, 8px);
  }

  .talk__body {
    position: relative;
    display: grid;
    min-block-size: 0;
    flex: 1;
    background-color: var(--ls-color-page, #f9f8f5);
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }

  .talk__scroller {
    contain: strict;
    overflow: hidden auto;
    overscroll-behavior: contain;
    padding-block: var(--ls-space-2, 8px);
  }

  .talk__scroller:focus-visible {
    outline-offset: calc(var(--ls-focus-width, 3px) * -1);
  }

  .jump {
    position: absolute;
    display: inline-flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding-inline: var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, none);
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
    inset-block-end: var(--ls-space-3, 12px);
    inset-inline-end: var(--ls-space-3, 12px);
  }

  /* On a phone one of the two is shown. */
  @container (width < 720px) {
    .chat--talk .talks,
    .chat:not(.chat--talk) .talk {
      display: none;
    }
  }

  @container (width >= 720px) {
    .chat {
      grid-template: 'freshness freshness' auto 'talks talk' minmax(0, 1fr) / minmax(240px, 320px) minmax(0, 1fr);
    }

    .talks {
      border-inline-end: 1px solid var(--ls-color-border, #e6e3dc);
      grid-area: talks;
    }

    .talk {
      grid-area: talk;
    }

    .talk__head {
      padding-inline-start: var(--ls-space-4, 16px);
    }

    .talk__back {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .talk-row--open {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }

  @media print {
    .chat {
      overflow: visible;
      block-size: auto;
    }

    .talk__scroller {
      contain: none;
      overflow: visible;
    }
  }
`;
