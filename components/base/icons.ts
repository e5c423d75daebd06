import { svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { drawIcon, firstDrawings, type FirstIconName, type IconSize } from './first-icons.ts';

export type { FirstIconName, IconSize };

/**
 * The library's own icons, drawn on a grid of 24 with one round stroke; `hostStyles` has the pen.
 * They are pictures beside words: hidden from screen readers, and a button that has nothing else carries a label.
 */
const drawings = {
  ...firstDrawings,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4 4"/>`,
  pause: svg`<path d="M9 6v12M15 6v12"/>`,
  captions: svg`<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="M10.5 10.5a2 2 0 1 0 0 3M16.5 10.5a2 2 0 1 0 0 3"/>`,
  speed: svg`<path d="M5.2 18a8.5 8.5 0 1 1 13.6 0"/><path d="m12 14 4-4.5"/><circle class="solid" cx="12" cy="14" r="1"/>`,
  fullscreen: svg`<path d="M4.5 9V5.5a1 1 0 0 1 1-1H9M15 4.5h3.5a1 1 0 0 1 1 1V9M19.5 15v3.5a1 1 0 0 1-1 1H15M9 19.5H5.5a1 1 0 0 1-1-1V15"/>`,
  'fullscreen-exit': svg`<path d="M9 4.5V8a1 1 0 0 1-1 1H4.5M19.5 9H16a1 1 0 0 1-1-1V4.5M15 19.5V16a1 1 0 0 1 1-1h3.5M4.5 15H8a1 1 0 0 1 1 1v3.5"/>`,
  volume: svg`<path d="M4.5 9.5v5h3l4.5 4v-13l-4.5 4z"/><path d="M15.5 9.2a4 4 0 0 1 0 5.6M18 6.8a7.4 7.4 0 0 1 0 10.4"/>`,
  mute: svg`<path d="M4.5 9.5v5h3l4.5 4v-13l-4.5 4z"/><path d="m15.5 10 4 4M19.5 10l-4 4"/>`,
  'chevron-up': svg`<path d="m7 14 5-5 5 5"/>`,
  'chevron-end': svg`<path d="m10 7 5 5-5 5"/>`,
  'chevron-start': svg`<path d="m14 7-5 5 5 5"/>`,
  'arrow-end': svg`<path d="M5 12h14M13.5 6.5 19 12l-5.5 5.5"/>`,
  'arrow-start': svg`<path d="M19 12H5M10.5 6.5 5 12l5.5 5.5"/>`,
  close: svg`<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>`,
  plus: svg`<path d="M12 5.5v13M5.5 12h13"/>`,
  minus: svg`<path d="M5.5 12h13"/>`,
  more: svg`<circle class="solid" cx="6" cy="12" r=".9"/><circle class="solid" cx="12" cy="12" r=".9"/><circle class="solid" cx="18" cy="12" r=".9"/>`,
  user: svg`<circle cx="12" cy="8.5" r="3.7"/><path d="M5 19.5a7 7 0 0 1 14 0"/>`,
  family: svg`<circle cx="8" cy="7.5" r="2.7"/><circle cx="16.5" cy="9" r="2.2"/><circle cx="12.3" cy="14.8" r="1.8"/><path d="M3.5 19.5v-2.5a4.5 4.5 0 0 1 6-4.2M15 13.5a4 4 0 0 1 5.5 3.5v2.5M9.3 20a3 3 0 0 1 6 0"/>`,
  audio: svg`<path d="M5 14v-1.5a7 7 0 0 1 14 0V14"/><rect x="4" y="13.5" width="4" height="6" rx="1.5"/><rect x="16" y="13.5" width="4" height="6" rx="1.5"/>`,
  microphone: svg`<rect x="9" y="3.5" width="6" height="10.5" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.5"/>`,
  course: svg`<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="M3.5 9h17M6.5 7h.01M9 7h.01M7 12.5h4M7 15.5h4M14 12.5h3v3h-3z"/>`,
  picture: svg`<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="m4 16 4.5-4.5 4 4 2.5-2.5 5 5"/><circle cx="15.5" cy="9" r="1.3"/>`,
  chart: svg`<path d="M4.5 4.5v14a1 1 0 0 0 1 1h14M9 16v-3.5M13 16V8.5M17 16v-6"/>`,
  settings: svg`<path d="M4.5 7.5h8M17 7.5h2.5M4.5 16.5H7M11.5 16.5h8"/><circle cx="14.8" cy="7.5" r="2.2"/><circle cx="9.2" cy="16.5" r="2.2"/>`,
  upload: svg`<path d="M12 15.5V5M7.5 9.2 12 4.8l4.5 4.4M5 19.5h14"/>`,
  worksheet: svg`<path d="M6.5 3.5h8l4 4v12a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1z"/><path d="M14.5 3.5v4h4M8.5 12h7M8.5 15h7M8.5 9h2.5"/>`,
  repeat: svg`<path d="M5 11V9a2.5 2.5 0 0 1 2.5-2.5H18M15.5 4 18 6.5 15.5 9M19 13v2a2.5 2.5 0 0 1-2.5 2.5H6M8.5 20 6 17.5 8.5 15"/>`,
  'small-window': svg`<path d="M10 18.5H5.5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1h13a1 1 0 0 1 1 1V11"/><rect class="solid" x="13" y="13.5" width="7" height="5.5" rx="1"/>`,
  language: svg`<circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c2.3 2.3 3.3 5 3.3 8s-1 5.7-3.3 8c-2.3-2.3-3.3-5-3.3-8s1-5.7 3.3-8z"/>`,
  theme: svg`<circle cx="12" cy="12" r="8"/><path class="solid" d="M12 4a8 8 0 0 1 0 16z"/>`,
  filter: svg`<path d="M4.5 6.5h15M7.5 12h9M10.5 17.5h3"/>`,
  grid: svg`<rect x="4.5" y="4.5" width="6" height="6" rx="1.5"/><rect x="13.5" y="4.5" width="6" height="6" rx="1.5"/><rect x="4.5" y="13.5" width="6" height="6" rx="1.5"/><rect x="13.5" y="13.5" width="6" height="6" rx="1.5"/>`,
  list: svg`<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01"/>`,
  table: svg`<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="M3.5 9.7h17M3.5 14.3h17M9.5 9.7V19"/>`,
  compare: svg`<rect x="4" y="5" width="6.5" height="14" rx="1.5"/><rect x="13.5" y="5" width="6.5" height="14" rx="1.5"/><path d="M6.3 9h2M6.3 12h2M15.8 9h2M15.8 12h2M15.8 15h2"/>`,
  grip: svg`<circle class="solid" cx="9" cy="6.5" r=".9"/><circle class="solid" cx="15" cy="6.5" r=".9"/><circle class="solid" cx="9" cy="12" r=".9"/><circle class="solid" cx="15" cy="12" r=".9"/><circle class="solid" cx="9" cy="17.5" r=".9"/><circle class="solid" cx="15" cy="17.5" r=".9"/>`,
  star: svg`<path d="m12 4.5 2.3 4.8 5.2.7-3.8 3.6.9 5.2L12 16.3l-4.6 2.5.9-5.2L4.5 10l5.2-.7z"/>`,
  exit: svg`<path d="M13 4.5H6.5a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1H13M10 12h9.5M16 8.5l3.5 3.5-3.5 3.5"/>`,
  open: svg`<path d="M13.5 4.5h6v6M19.5 4.5 11 13M17.5 14v4.5a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1H10"/>`,
  lock: svg`<rect x="5.5" y="10.5" width="13" height="9.5" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14v2.5"/>`,
  eye: svg`<path d="M3 12c2.2-4 5.2-6 9-6s6.8 2 9 6c-2.2 4-5.2 6-9 6s-6.8-2-9-6z"/><circle cx="12" cy="12" r="2.7"/>`,
  note: svg`<path d="m5 19 1-4.2 9.6-9.6a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L9.2 18zM13.5 7.2l3.3 3.3"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** Name of an icon. */
export type IconName = keyof typeof drawings;

/** All names, for the gallery and for checks at a border. */
export const iconNames = Object.freeze(Object.keys(drawings)) as readonly IconName[];

/**
 * An icon beside words.
 * @param name which one
 * @param size small (18 px), normal (22 px) or large (40 px); all follow `--ls-scale`
 */
export function icon(name: IconName, size: IconSize = 'normal'): TemplateResult {
  return drawIcon(drawings[name], name, size);
}
