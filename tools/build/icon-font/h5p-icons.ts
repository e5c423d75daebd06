/**
 * The pictures that content types of H5P show by the characters of a font called `h5p-theme`. Which character means what is written in
 * the documentation of H5P.Components and in the styles of content types, both under MIT; how it looks is ours: drawn on a grid of 24
 * with one round stroke, as the library's own icons are.
 */
import type { Drawing } from './outline.ts';

const circle = (x: number, y: number, radius: number): string => `M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${radius * 2} 0a${radius} ${radius} 0 1 1 ${-radius * 2} 0z`;
const box = (x: number, y: number, width: number, height: number, round: number): string => {
  const corner = (dx: number, dy: number): string => `a${round} ${round} 0 0 1 ${dx} ${dy}`;
  return `M${x + round} ${y}h${width - 2 * round}${corner(round, round)}v${height - 2 * round}${corner(-round, round)}h${2 * round - width}${corner(-round, -round)}v${2 * round - height}${corner(round, -round)}z`;
};
const dots = (radius: number, ...places: readonly (readonly [number, number])[]): string => places.map(([x, y]) => circle(x, y, radius)).join('');

const tick = 'M4.5 12.5 9.5 17.5 19.5 6.5';
const cross = 'M5.5 5.5 18.5 18.5M18.5 5.5 5.5 18.5';
const ring = circle(12, 12, 8.5);
const smallTick = 'M8 12.3 11 15.2 16.2 9';
const smallCross = 'M9 9 15 15M15 9 9 15';
const eye = { pen: `M3 12C5.2 8 8.2 6 12 6C15.8 6 18.8 8 21 12C18.8 16 15.8 18 12 18C8.2 18 5.2 16 3 12z${circle(12, 12, 2.7)}` };
const close = { pen: cross };
const play = { solid: 'M7 4.5 20 12 7 19.5z' };
const pause = { solid: `${box(6, 4.5, 4, 15, 1)}${box(14, 4.5, 4, 15, 1)}` };
const speaker = 'M4 9.5v5h3l5 4v-13l-5 4z';
const volume = { pen: `${speaker}M15.5 9.2a4 4 0 0 1 0 5.6M18.2 6.6a7.6 7.6 0 0 1 0 10.8` };
const muted = { pen: `${speaker}M16 10 20 14M20 10 16 14` };
const fullScreen = { pen: 'M4 9V5a1 1 0 0 1 1 -1H9M15 4H19a1 1 0 0 1 1 1V9M20 15V19a1 1 0 0 1 -1 1H15M9 20H5a1 1 0 0 1 -1 -1V15' };
const smallScreen = { pen: 'M9 4V8a1 1 0 0 1 -1 1H4M20 9H16a1 1 0 0 1 -1 -1V4M15 20V16a1 1 0 0 1 1 -1H20M4 15H8a1 1 0 0 1 1 1V20' };
const dot = { solid: circle(12, 12, 8) };
const inRing = (pen: string): Drawing => ({ pen: ring + pen });
const add = { pen: 'M12 5.5V18.5M5.5 12H18.5' };

export const h5pIcons: Readonly<Record<number, Drawing>> = {
  0xe900: { pen: 'M19.5 12H4.5M11 5.5 4.5 12 11 18.5' }, // before
  0xe901: { pen: 'M4.5 12H19.5M13 5.5 19.5 12 13 18.5' }, // next
  0xe902: close, // wrong
  0xe903: { pen: tick }, // right
  0xe904: { pen: `${box(4.5, 4.5, 15, 16, 2)}M9 4.5V3H15V4.5M8.5 10 10 11.5 12.5 8.7M8.5 15.5 10 17 12.5 14.2M15 10.5H16M15 16H16` }, // results
  0xe905: eye, // solution
  0xe906: { pen: 'M19.5 12a7.5 7.5 0 1 1 -2.3 -5.4L19.5 9M19.5 4.5V9H15' }, // once more
  0xe907: { pen: 'M5 11V9a2.5 2.5 0 0 1 2.5 -2.5H18.5M15.5 3.5 18.5 6.5 15.5 9.5M19 13v2a2.5 2.5 0 0 1 -2.5 2.5H5.5M8.5 20.5 5.5 17.5 8.5 14.5' }, // turn over
  0xe908: inRing(smallTick), // check
  0xe909: { pen: 'M12 6.5C10 5 7.5 4.5 4 4.5V17.5C7.5 17.5 10 18 12 19.5C14 18 16.5 17.5 20 17.5V4.5C16.5 4.5 14 5 12 6.5zM12 6.5V19.5' }, // book
  0xe90a: eye, // solution, as buttons of old content types have it
  0xe90b: { pen: box(4, 4, 16, 16, 2.5) }, // of several: not chosen
  0xe90c: { pen: `${box(4, 4, 16, 16, 2.5)}M7.8 12.3 10.8 15.3 16.4 8.9` }, // of several: chosen
  0xe90d: { pen: ring, solid: circle(12, 12, 4.5) }, // of one: chosen
  0xe90e: { pen: ring }, // of one: not chosen
  0xe90f: { solid: dots(1.6, [8.5, 5.5], [15.5, 5.5], [8.5, 12], [15.5, 12], [8.5, 18.5], [15.5, 18.5]) }, // can be moved
  0xe910: close,
  0xe911: { pen: 'M12 4V15M7 10.5 12 15.5 17 10.5M4.5 20H19.5' }, // download
  0xe912: { pen: `${box(8.5, 8.5, 11.5, 11.5, 2)}M5.5 15.5a1.5 1.5 0 0 1 -1.5 -1.5V5.5a1.5 1.5 0 0 1 1.5 -1.5H14a1.5 1.5 0 0 1 1.5 1.5` }, // copy
  0xe913: { pen: 'M4 6H20M4 12H20M4 18H20' }, // menu, closed
  0xe914: smallScreen,
  0xe915: fullScreen,
  0xe916: { pen: 'M4.5 5V19M20 12H9M14.5 6.5 9 12 14.5 17.5' }, // menu, open; to the start
  0xe917: { pen: 'M9.5 18H14.5M10.5 21H13.5M8.7 14.6a5.8 5.8 0 1 1 6.6 0C14.7 15.2 14.5 16 14.5 16.8H9.5C9.5 16 9.3 15.2 8.7 14.6z' }, // tip
  0xe918: inRing('M12 8V16M8 12H16'), // add
  0xe919: { pen: 'M12 4.5V19.5M4.5 12H19.5' }, // open it
  0xe91a: { pen: 'M4.5 12H19.5' }, // fold it
  0xe91b: volume,
  0xe91c: muted,
  0xe91d: { pen: `M4 8V5a1 1 0 0 1 1 -1H8M16 4H19a1 1 0 0 1 1 1V8M20 16V19a1 1 0 0 1 -1 1H16M8 20H5a1 1 0 0 1 -1 -1V16M8 9H16M8 12H16M8 15H13` }, // choose all
  0xe91e: play,
  0xe91f: pause,
  0xe920: add, // of hotspots, which have a round ground of their own: these seven
  0xe921: { pen: 'M7 7 17 17M17 7 7 17' },
  0xe922: { pen: 'M12 10.5V18.5', solid: dots(1.4, [12, 6]) },
  0xe923: { pen: 'M5.5 12H18.5' },
  0xe924: { pen: 'M8.3 8.6a3.7 3.7 0 1 1 5.6 3.2C12.4 12.7 12 13.4 12 14.6', solid: dots(1.4, [12, 18.6]) },
  0xe925: { pen: 'M12 5.5V13.5', solid: dots(1.4, [12, 18]) },
  0xe926: { pen: tick },
  0xe927: { pen: `${box(9, 3.5, 6, 11, 3)}M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18V20.5` }, // microphone
  0xe928: dot, // recording
  0xe929: pause,
  0xe92a: { pen: 'M12 19.5V4.5M5.5 11 12 4.5 18.5 11' }, // to the top
  0xe92c: { pen: ring }, // pages of a book: nothing done, all done, some done, one question done
  0xe92d: inRing(smallTick),
  0xe92e: { pen: ring, solid: 'M12 3.5a8.5 8.5 0 0 1 0 17z' },
  0xe92f: dot,
  0xe932: inRing(smallCross), // wrong, in a ring
  0xe933: inRing(smallTick), // right, in a ring
  0xe934: inRing('M12 7V12L15.5 14'), // time
  0xe935: { pen: `${box(3.5, 3.5, 13, 13, 2)}M20.5 8V18.5a2 2 0 0 1 -2 2H8M8 8.6a2.1 2.1 0 1 1 3.2 1.8C10.3 11 10 11.3 10 11.9`, solid: circle(10, 14.2, 1) }, // quiz
  0xe936: { pen: `${circle(6, 6, 2.2)}${circle(6, 18, 2.2)}${circle(18, 12, 2.2)}M6 8.2V15.8M6 12H15.8` }, // ways that part
  0xe937: volume,
  0xe938: { pen: circle(12, 12, 6) }, // a picture of several
  0xe939: { pen: circle(12, 12, 6), solid: circle(12, 12, 6) }, // the one that is shown
  0xe93a: fullScreen,
  0xe93b: smallScreen,
  0xe93c: { pen: 'M5.2 18.5a8.7 8.7 0 1 1 13.6 0M12 14.5 16.5 9', solid: circle(12, 14.5, 1.7) }, // speed
  0xe93d: { pen: 'M6.5 20.5V5a1.5 1.5 0 0 1 1.5 -1.5H16a1.5 1.5 0 0 1 1.5 1.5V20.5L12 16z' }, // bookmarks
  0xe93e: { pen: `${box(3, 5, 18, 14, 2.5)}M10.3 10.2a2.2 2.2 0 1 0 0 3.6M17 10.2a2.2 2.2 0 1 0 0 3.6` }, // captions
  0xe93f: { pen: `M3.5 7.5H12.3M17.3 7.5H20.5M3.5 16.5H6.7M11.7 16.5H20.5${circle(14.8, 7.5, 2.5)}${circle(9.2, 16.5, 2.5)}` }, // quality
  0xe940: dot, // where the film is
  0xe941: muted,
  0xe942: volume,
  0xe943: { pen: `M5 9.5a8.5 8.5 0 1 1 -1 5M4 4.5V9.5H9M8.8 11.4 10.2 10.5V15.8${box(12.6, 10.4, 3, 5.4, 1.5)}` }, // ten seconds back
};
