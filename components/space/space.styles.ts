import { css } from 'lit';

export const spaceStyles = css`
  :host {
    display: grid;
    min-block-size: 100%;
    container-type: inline-size;
  }

  .frame {
    display: grid;
    grid-template: 'bar' auto 'main' 1fr 'foot' auto 'navigation' auto / minmax(0, 1fr);
  }

  .bar {
    position: sticky;
    z-index: 3;
    display: flex;
    min-block-size: 56px;
    align-items: center;
    padding-block: var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-4, 16px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    background-color: var(--ls-space-bar-color, var(--ls-color-surface, #fff));
    gap: var(--ls-space-2, 8px);
    grid-area: bar;
    inset-block-start: 0;
  }

  .brand {
    overflow: hidden;
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .gap {
    flex: 1;
  }

  .main {
    inline-size: 100%;
    max-inline-size: var(--ls-size-page, 1200px);
    padding: var(--ls-space-4, 16px);
    grid-area: main;
    margin-inline: auto;
  }

  .foot {
    padding-inline: var(--ls-space-4, 16px);
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    grid-area: foot;
  }

  /* A thumb reaches the lower edge of a phone. */
  .navigation {
    position: sticky;
    z-index: 3;
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    background-color: var(--ls-color-surface, #fff);
    grid-area: navigation;
    inset-block-end: 0;
    padding-block-end: env(safe-area-inset-bottom, 0);
  }

  .views {
    display: flex;
    justify-content: space-around;
  }

  .views li {
    flex: 1;
  }

  .view {
    position: relative;
    display: grid;
    inline-size: 100%;
    min-block-size: 56px;
    padding-block: var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-2, 8px);
    border: 0;
    appearance: none;
    background: none;
    color: var(--ls-color-text-quiet, #56605c);
    cursor: pointer;
    font-size: var(--ls-font-size-xs, 13px);
    gap: 2px;
    line-height: var(--_leading-tight);
    place-content: center;
    justify-items: center;
    text-align: center;
  }

  .view:hover {
    color: var(--ls-color-text, #1c2624);
  }

  .view[aria-current='page'] {
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .view .badge {
    position: absolute;
    display: grid;
    min-inline-size: 1.3em;
    padding-block: 0;
    padding-inline: 0.35em;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent, #0e6762);
    color: var(--ls-color-on-accent, #fff);
    font-size: var(--ls-font-size-xs, 13px);
    inset-block-start: var(--ls-space-1, 4px);
    inset-inline-start: calc(50% + 8px);
    line-height: 1.3;
    place-items: center;
  }

  .sync {
    display: inline-flex;
    min-block-size: 36px;
    align-items: center;
    padding-inline: var(--ls-space-3, 12px);
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: var(--ls-color-info-soft, #e9f0f9);
    color: var(--ls-color-text-info, #1f4d80);
    cursor: pointer;
    font-size: var(--ls-font-size-xs, 13px);
    gap: var(--ls-space-1, 4px);
    line-height: var(--_leading-tight);
  }

  .sync[data-online='false'] {
    background-color: var(--ls-color-warning-soft, #fbf1de);
    color: var(--ls-color-text-warning, #704104);
  }

  @container (width >= 640px) {
    .main {
      padding: var(--ls-space-6, 24px);
    }
  }

  /* With room to the side the menu stands there, and words stand beside pictures. */
  @container (width >= 960px) {
    .frame:not(.frame--bare) {
      grid-template: 'bar bar' auto 'navigation main' 1fr 'navigation foot' auto / 208px minmax(0, 1fr);
    }

    .navigation {
      position: static;
      border: 0;
      border-inline-end: 1px solid var(--ls-color-border, #e6e3dc);
    }

    .views {
      position: sticky;
      display: grid;
      padding: var(--ls-space-4, 16px) var(--ls-space-3, 12px);
      gap: var(--ls-space-1, 4px);
      inset-block-start: 56px;
      justify-content: stretch;
    }

    .view {
      display: flex;
      min-block-size: var(--ls-size-target, 44px);
      align-items: center;
      justify-content: start;
      padding-inline: var(--ls-space-3, 12px);
      border-radius: var(--ls-radius-m, 10px);
      font-size: var(--ls-font-size-m, 16px);
      gap: var(--ls-space-3, 12px);
      text-align: start;
    }

    .view:hover {
      background-color: var(--ls-color-sunken, #f1efe9);
    }

    .view[aria-current='page'] {
      background-color: var(--ls-color-accent-soft, #e8f3f1);
    }

    .view .badge {
      position: static;
      margin-inline-start: auto;
    }

    .main {
      padding: var(--ls-space-6, 24px) var(--ls-space-7, 32px);
    }
  }

  @media print {
    .bar,
    .navigation,
    .foot {
      display: none;
    }
  }
`;
