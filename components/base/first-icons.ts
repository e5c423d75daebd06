import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/**
 * The icons of what is seen before anything is asked for: the shell, and places where there is nothing yet. All others are in `icons.ts`, which
 * comes with what shows them: so the first script of a page has no pictures of buttons that nobody has opened.
 */
export const firstDrawings = {
  home: svg`<path d="M4 11.2 12 4.5l8 6.7M6 9.8V19a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V9.8"/><path d="M10 20v-5.5h4V20"/>`,
  play: svg`<path class="solid" d="M8 5.8v12.4l10-6.2z"/>`,
  offline: svg`<path d="M7.5 18H17a3.5 3.5 0 0 0 1.2-6.8A5.8 5.8 0 0 0 9.8 7"/><path d="M7 9.8A4.2 4.2 0 0 0 7.5 18M4.5 4.5l15 15"/>`,
  sync: svg`<path d="M19 10a7.3 7.3 0 0 0-13-2.5L4.5 9M5 14a7.3 7.3 0 0 0 13 2.5l1.5-1.5"/><path d="M4.5 5v4h4M19.5 19v-4h-4"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  done: svg`<circle cx="12" cy="12" r="8"/><path d="m8.5 12.2 2.5 2.5 4.6-5"/>`,
  alert: svg`<path d="M12 4.5 3.8 18.5a.8.8 0 0 0 .7 1.2h15a.8.8 0 0 0 .7-1.2z"/><path d="M12 10v4"/><circle class="solid" cx="12" cy="16.8" r=".4"/>`,
  info: svg`<circle cx="12" cy="12" r="8"/><path d="M12 11.5V16"/><circle class="solid" cx="12" cy="8.5" r=".4"/>`,
  'chevron-down': svg`<path d="m7 10 5 5 5-5"/>`,
  users: svg`<circle cx="9.5" cy="9" r="3.2"/><path d="M3.5 19a6 6 0 0 1 12 0M15.5 6a3.2 3.2 0 0 1 0 6M17.5 14a6 6 0 0 1 3 5"/>`,
  class: svg`<rect x="3.5" y="4.5" width="17" height="10.5" rx="1.5"/><path d="M7 8h6M7 11h4M12 15v2M7.5 20l2-3h5l2 3"/>`,
  school: svg`<path d="M4.5 19.5v-8L12 6.5l7.5 5v8M12 6.5V3.5h3.5M3 19.5h18M10 19.5v-4h4v4M8 12.5h.01M16 12.5h.01"/>`,
  book: svg`<path d="M12 6.5c-2-1.5-4.5-2-7.5-2v13c3 0 5.5.5 7.5 2 2-1.5 4.5-2 7.5-2v-13c-3 0-5.5.5-7.5 2zM12 6.5v13"/>`,
  video: svg`<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path class="solid" d="M10.3 9.3v5.4l4.4-2.7z"/>`,
  print: svg`<path d="M7.5 9V4.5h9V9M7.5 16.5h-2a1.5 1.5 0 0 1-1.5-1.5v-4.5A1.5 1.5 0 0 1 5.5 9h13a1.5 1.5 0 0 1 1.5 1.5V15a1.5 1.5 0 0 1-1.5 1.5h-2"/><path d="M7.5 13.5h9v6h-9z"/>`,
  task: svg`<rect x="5" y="4.5" width="14" height="16" rx="2"/><path d="M9 4.5V3.5h6v1M8.5 10.5l1.3 1.3 2.2-2.5M14 10.8h2M8.5 15.5l1.3 1.3 2.2-2.5M14 15.8h2"/>`,
  bell: svg`<path d="M6.5 16.5v-5.5a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10.5 20.5h3"/>`,
  message: svg`<path d="M5.5 5h13a1.5 1.5 0 0 1 1.5 1.5v8.5a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 3.5v-3.5h-1A1.5 1.5 0 0 1 4 15V6.5A1.5 1.5 0 0 1 5.5 5z"/>`,
  calendar: svg`<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4M8 13.5h.01M12 13.5h.01M16 13.5h.01M8 16.8h.01M12 16.8h.01"/>`,
  clock: svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`,
  download: svg`<path d="M12 4.5v10.5M7.5 10.8 12 15.2l4.5-4.4M5 19.5h14"/>`,
  retry: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4L19.5 9"/><path d="M19.5 4.5V9H15"/>`,
  flag: svg`<path d="M6 20.5v-16M6 5.5c4-2 7 2 12 0v8.5c-5 2-8-2-12 0"/>`,
  empty: svg`<path d="M4 13.5 6.5 6a1.5 1.5 0 0 1 1.4-1h8.2a1.5 1.5 0 0 1 1.4 1L20 13.5v4a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/><path d="M4 13.5h4.5l1 2h5l1-2H20"/>`,
  link: svg`<path d="M10 14a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1M14 10a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** Name of an icon that is there from the beginning. */
export type FirstIconName = keyof typeof firstDrawings;

/** Pictures of a way along the line of reading: they turn round where reading runs from right to left. */
const directed: ReadonlySet<string> = new Set([
  'chevron-end', 'chevron-start', 'arrow-end', 'arrow-start', 'list', 'exit', 'open', 'task', 'worksheet', 'class',
]);

/** Size of an icon: beside small words, normal, or alone in an empty state. */
export type IconSize = 'small' | 'normal' | 'large';

export function drawIcon(drawing: SVGTemplateResult, name: string, size: IconSize): TemplateResult {
  const classes = ['icon', size === 'normal' ? '' : `icon--${size}`, directed.has(name) ? 'icon--directed' : ''];
  return html`<svg class=${classes.filter(Boolean).join(' ')} viewBox="0 0 24 24" aria-hidden="true" focusable="false">${drawing}</svg>`;
}

/** As `icon` of `icons.ts`, of these alone. */
export function firstIcon(name: FirstIconName, size: IconSize = 'normal'): TemplateResult {
  return drawIcon(firstDrawings[name], name, size);
}
