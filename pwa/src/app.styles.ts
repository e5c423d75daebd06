import { css } from 'lit';

export const appStyles = css`
  :host {
    display: grid;
    min-block-size: 100vh;
    background-color: var(--ls-color-page, #f9f8f5);
  }

  .outside,
  ls-provider,
  ls-space {
    min-block-size: 100vh;
  }

  /* A catalogue uses all the room there is. */
  .space--wide {
    --ls-size-page: 1880px;
  }

  h1 {
    font-size: var(--ls-font-size-2xl, 28px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    margin-block-end: var(--ls-space-4, 16px);
  }

  h2 {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    margin-block-end: var(--ls-space-3, 12px);
  }

  .brand {
    display: inline-flex;
    min-block-size: 44px;
    align-items: center;
    color: var(--ls-color-text, #1c2624);
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    gap: var(--ls-space-2, 8px);
    line-height: var(--_leading-tight);
    text-decoration: none;
    white-space: nowrap;
  }

  .tools {
    display: contents;
  }

  .tool {
    min-block-size: 44px;
    max-inline-size: 136px;
    padding-inline: var(--ls-space-2, 8px);
    border: 1px solid transparent;
    border-radius: var(--ls-radius-m, 10px);
    background-color: transparent;
    color: var(--ls-color-text-quiet, #56605c);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
  }

  .tool:hover {
    border-color: var(--ls-color-border, #e6e3dc);
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .settings {
    position: relative;
  }

  .settings > summary {
    display: grid;
    min-inline-size: 44px;
    list-style: none;
    place-items: center;
  }

  .settings > summary::-webkit-details-marker {
    display: none;
  }

  .settings__panel {
    position: absolute;
    z-index: 5;
    display: grid;
    inline-size: min(288px, 80vw);
    padding: var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, 0 8px 24px rgb(0 0 0 / 12%));
    gap: var(--ls-space-2, 8px);
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
  }

  .setting {
    display: flex;
    min-block-size: 44px;
    align-items: center;
    gap: var(--ls-space-3, 12px);
    justify-content: space-between;
  }

  .setting select {
    min-block-size: 44px;
    padding-inline: var(--ls-space-2, 8px);
    border: 1px solid var(--ls-color-border-strong, #7d837d);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
  }

  .setting--act {
    border: 0;
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    background: none;
    cursor: pointer;
    justify-content: start;
  }

  .button {
    min-block-size: 44px;
    padding-inline: var(--ls-space-5, 20px);
    border: 0;
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-accent, #0e6762);
    color: var(--ls-color-on-accent, #fff);
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .button:hover {
    background-color: var(--ls-color-accent-strong, #0a514d);
  }

  :is(a, button, select, summary):focus-visible {
    outline: var(--ls-focus-width, 3px) solid var(--ls-focus-color, #1c827b);
    outline-offset: var(--ls-focus-offset, 2px);
  }

  .page--narrow {
    max-inline-size: 960px;
  }

  .page > :not(h1) + * {
    margin-block-start: var(--ls-space-5, 20px);
  }

  .page__head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px) var(--ls-space-4, 16px);
    justify-content: space-between;
  }

  .page__head .page__head {
    gap: var(--ls-space-2, 8px);
    justify-content: start;
  }

  /* Ways to other pages: what a page is for stands below its head. */
  .page__head .button {
    padding-inline: var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border-strong, #7d837d);
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
  }

  .page__head .button:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  /* On a phone they are one row that goes on to the side, so that what the page is for is in sight. */
  @media (width < 600px) {
    .page__head .page__head {
      flex-wrap: nowrap;
      padding: 5px var(--ls-space-4, 16px);
      margin: -5px calc(-1 * var(--ls-space-4, 16px));
      max-inline-size: 100vw;
      overflow-x: auto;
      scrollbar-width: none;
    }

    .page__head .page__head .button {
      flex: none;
    }
  }

  /* On a phone the menu lies at the lower edge: what the picker keeps in sight there stands above it. */
  @media (width < 960px) {
    ls-resource-picker::part(foot) {
      inset-block-end: calc(57px + var(--ls-space-3, 12px) + env(safe-area-inset-bottom, 0px));
    }
  }

  /* A talk takes the height that the bar, the title and a phone's menu leave: where one writes is in sight, however many lines the title takes. */
  .page--talks {
    display: flex;
    block-size: max(400px, 100dvh - 161px);
    flex-direction: column;
    --ls-chat-height: 100%;
  }

  .page--talks > ls-chat {
    min-block-size: 0;
    flex: 1;
  }

  .columns {
    display: grid;
    gap: var(--ls-space-6, 24px) var(--ls-space-7, 32px);
  }

  .sections {
    display: grid;
    align-content: start;
    gap: var(--ls-space-6, 24px);
    grid-template-columns: minmax(0, 1fr);
  }

  @media (width >= 1100px) {
    .columns {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }
  }

  ls-import-reports + p,
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
    margin-block-start: var(--ls-space-4, 16px);
  }

  .acts + ls-announcements {
    margin-block-start: var(--ls-space-4, 16px);
  }

  .help {
    padding-block: var(--ls-space-4, 16px);
    text-align: center;
  }

  .foot-link {
    display: inline-block;
    padding-block: var(--ls-space-1, 4px);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .outside__bar {
    display: flex;
    align-items: center;
    padding: var(--ls-space-2, 8px) var(--ls-space-4, 16px);
    gap: var(--ls-space-1, 4px);
  }

  .gap {
    flex: 1;
  }

  .sign-in {
    max-inline-size: 1024px;
    padding: clamp(16px, 5vw, 56px) var(--ls-space-4, 16px);
    margin-inline: auto;
  }

  .sign-in h1 {
    font-size: clamp(28px, 6vw, 44px);
  }

  .lead {
    max-inline-size: 608px;
    color: var(--ls-color-text-quiet, #56605c);
    margin-block-end: var(--ls-space-6, 24px);
  }

  .notice {
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-info-soft, #e9f0f9);
    color: var(--ls-color-text-info, #1f4d80);
    margin-block: var(--ls-space-3, 12px);
  }

  .notice--problem {
    background-color: var(--ls-color-danger-soft, #fbece9);
    color: var(--ls-color-text-danger, #8a261c);
  }

  .notice--demo {
    background-color: var(--ls-color-warning-soft, #fbf1de);
    color: var(--ls-color-text-warning, #704104);
    font-size: var(--ls-font-size-s, 14px);
  }

  .people {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 288px), 1fr));
  }

  .people + *,
  .sign-in section {
    margin-block-start: var(--ls-space-6, 24px);
  }

  .demo-person {
    display: flex;
    inline-size: 100%;
    block-size: 100%;
    align-items: center;
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    cursor: pointer;
    gap: var(--ls-space-3, 12px);
    text-align: start;
  }

  .demo-person:hover {
    border-color: var(--ls-color-accent, #0e6762);
  }

  .initial {
    display: grid;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    font-size: var(--ls-font-size-l, 18px);
    place-items: center;
  }

  .demo-person__words {
    display: grid;
    min-inline-size: 0;
    line-height: var(--_leading-tight);
  }

  .demo-person__name {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .demo-person__role {
    color: var(--ls-color-text-accent, #0a514d);
    font-size: var(--ls-font-size-s, 14px);
  }

  .demo-person__place {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .release {
    position: fixed;
    z-index: 9;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding: var(--ls-space-2, 8px) var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, 0 8px 24px rgb(0 0 0 / 12%));
    gap: var(--ls-space-2, 8px);
    inset-block-end: 80px;
    inset-inline: var(--ls-space-4, 16px);
    justify-content: center;
    margin-inline: auto;
    max-inline-size: 576px;
  }
`;
