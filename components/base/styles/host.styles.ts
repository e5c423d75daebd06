import { css } from 'lit';

/**
 * The ground every element stands on.
 *
 * Inherited properties cross the shadow border, and a host page's `* { font: … }` even hits the element itself, where
 * outer rules beat `:host`. Only `!important` inside wins there, so text is set with it; box and place (display, width,
 * margin, position) stay the page's business. `direction` is left alone on purpose: right-to-left comes in that way.
 */
export const hostStyles = css`
  :host {
    --_font: var(--ls-font-family, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', system-ui, sans-serif);
    --_leading: var(--ls-font-leading, 1.7);
    --_leading-tight: var(--ls-font-leading-tight, 1.4);

    display: block;
    box-sizing: border-box;
    min-inline-size: 0;
    background-color: var(--ls-color-backdrop, #fff);
    color: var(--ls-color-text, #1c2624) !important;
    cursor: auto !important;
    font-family: var(--_font) !important;
    font-feature-settings: normal !important;
    font-size: var(--ls-font-size-m, 16px) !important;
    font-stretch: normal !important;
    font-style: normal !important;
    font-variant: normal !important;
    font-weight: var(--ls-font-weight, 400) !important;
    hyphens: manual !important;
    letter-spacing: normal !important;
    line-break: strict !important;
    line-height: var(--_leading) !important;
    list-style: none !important;
    overflow-wrap: anywhere !important;
    quotes: auto !important;
    tab-size: 4 !important;
    text-align: start !important;
    text-indent: 0 !important;
    text-shadow: none !important;
    text-transform: none !important;
    white-space: normal !important;
    word-break: normal !important;
    word-spacing: normal !important;
    -webkit-tap-highlight-color: transparent !important;
    -webkit-text-size-adjust: 100% !important;
    text-size-adjust: 100% !important;
  }

  :host(:lang(ug)),
  .ls-root:lang(ug) {
    --_font: var(--ls-font-family-ug, 'Noto Sans', Roboto, 'Helvetica Neue', 'UKIJ Ekran', 'UKIJ Tuz', 'Microsoft Uighur', 'Noto Sans Arabic', sans-serif);
    --_leading: var(--ls-font-leading-ug, 1.8);
    --_leading-tight: var(--ls-font-leading-tight-ug, 1.6);
  }

  :host(:lang(bo)),
  .ls-root:lang(bo) {
    --_font: var(--ls-font-family-bo, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'Noto Serif Tibetan', 'Microsoft Himalaya', 'Kailasa', sans-serif);
    --_leading: var(--ls-font-leading-bo, 2.1);
    --_leading-tight: var(--ls-font-leading-tight-bo, 1.9);
  }

  /* A page that does not say its language leaves the font to the words that are shown. */
  .ls-root {
    font-family: var(--_font);
    line-height: var(--_leading);
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :where(h1, h2, h3, h4, p, ul, ol, dl, dd, figure, blockquote, fieldset, legend) {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
    list-style: none;
  }

  :where(button, input, select, textarea) {
    margin: 0;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    text-align: inherit;
  }

  :where(img, svg, video, canvas) {
    display: block;
    max-inline-size: 100%;
  }

  :where(a) {
    color: var(--ls-color-text-accent, #0a514d);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }

  :where(a:hover) {
    text-decoration-thickness: 2px;
  }

  /* Pictures of the interface take their colour from the words beside them. */
  .icon {
    flex: none;
    inline-size: var(--ls-size-icon, 22px);
    block-size: var(--ls-size-icon, 22px);
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.75;
  }

  .icon--small {
    inline-size: var(--ls-size-icon-s, 18px);
    block-size: var(--ls-size-icon-s, 18px);
  }

  .icon--large {
    inline-size: var(--ls-size-icon-l, 40px);
    block-size: var(--ls-size-icon-l, 40px);
    stroke-width: 1.25;
  }

  .icon .solid {
    fill: currentcolor;
  }

  .icon--directed {
    transform: scaleX(var(--_mirror, 1));
  }

  @media print {
    :host {
      --ls-shadow-1: none;
      --ls-shadow-2: none;
    }
  }
`;
