import { svg, type SVGTemplateResult } from 'lit';
import type { SubjectFamily } from './subjects.ts';

/** Draws on a sheet of 320 × 180. Classes `tone-1` to `tone-4` are the ink from faint to full, `line` a stroke of it. */
export type Drawing = (next: () => number) => SVGTemplateResult[];

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const between = (next: () => number, low: number, high: number): number => Math.round((low + next() * (high - low)) * 10) / 10;

/** Hills in ink, one behind the other, and a sun. */
const hills: Drawing = (next) => {
  const sun = between(next, 190, 280);
  const ridge = (layer: number): SVGTemplateResult => {
    const base = 84 + layer * 30;
    const points = range(6).map((step) => [step * 64, base + between(next, -24, 20)] as const);
    const curve = points
      .slice(1)
      .map(([x, y], index) => {
        const before = points[index]?.[1] ?? y;
        return `C${x - 32} ${before} ${x - 32} ${y} ${x} ${y}`;
      })
      .join('');
    return svg`<path class="tone-${layer + 1}" d="M0 ${points[0]?.[1] ?? base}${curve}V180H0Z"></path>`;
  };
  return [svg`<circle class="tone-3" cx=${sun} cy="46" r="20"></circle>`, ...range(3).map(ridge)];
};

/** Tiles with quarter circles, as a compass draws them. */
const tiles: Drawing = (next) =>
  range(18).map((index) => {
    const x = 20 + (index % 6) * 60 - 40;
    const y = Math.floor(index / 6) * 60;
    const corners = [`M${x} ${y}h60a60 60 0 0 1-60 60z`, `M${x + 60} ${y}v60a60 60 0 0 1-60-60z`, `M${x} ${y + 60}v-60a60 60 0 0 1 60 60z`];
    const kind = Math.floor(next() * 7);
    const tone = 1 + Math.floor(next() * 3);
    if (kind < 3) return svg`<path class="tone-${tone}" d=${corners[kind] ?? ''}></path>`;
    if (kind === 3) return svg`<circle class="tone-${tone}" cx=${x + 30} cy=${y + 30} r="14"></circle>`;
    if (kind === 4) return svg`<path class="line tone-2" d="M${x} ${y + 60}L${x + 60} ${y}"></path>`;
    return svg`<rect class="tone-1" x=${x} y=${y} width="60" height="60"></rect>`;
  });

/** Lines of a page and the marks of speech. */
const lines: Drawing = (next) =>
  range(6).flatMap((row) => {
    let x = between(next, -40, 30);
    const drawn: SVGTemplateResult[] = [];
    while (x < 320) {
      const width = between(next, 24, 110);
      drawn.push(svg`<rect class="tone-${1 + Math.floor(next() * 3)}" x=${x} y=${8 + row * 29} width=${width} height="17" rx="8.5"></rect>`);
      x += width + 12;
    }
    return drawn;
  });

/** Orbits and what travels on them. */
const orbits: Drawing = (next) => {
  const x = between(next, 200, 250);
  const y = between(next, 70, 100);
  return [
    ...range(6).map((ring) => svg`<circle class="line tone-2" cx=${x} cy=${y} r=${26 + ring * 30}></circle>`),
    ...range(6).map((ring) => {
      const angle = next() * Math.PI * 2;
      const radius = 26 + ring * 30;
      const cx = Math.round(x + Math.cos(angle) * radius);
      const cy = Math.round(y + Math.sin(angle) * radius);
      return svg`<circle class="tone-${2 + (ring % 2)}" cx=${cx} cy=${cy} r=${between(next, 5, 11)}></circle>`;
    }),
    svg`<circle class="tone-4" cx=${x} cy=${y} r="11"></circle>`,
  ];
};

/** Leaves on stems. */
const leaves: Drawing = (next) =>
  range(5).flatMap((stem) => {
    const x = 40 + stem * 62 + between(next, -14, 14);
    const top = between(next, 16, 70);
    const tone = 1 + (stem % 3);
    return [
      svg`<path class="line tone-2" d="M${x} 190V${top}"></path>`,
      ...range(4).map((pair) => {
        const y = top + 14 + pair * 34;
        return svg`<path class="tone-${tone}" d="M${x} ${y + 22}c4-22 14-32 30-34c0 20-10 32-30 34zM${x} ${y + 22}c-4-22-14-32-30-34c0 20 10 32 30 34z"></path>`;
      }),
    ];
  });

/** Contour lines of a land, or the rings of time. */
const contours: Drawing = (next) => {
  const x = between(next, 170, 250);
  const y = between(next, 60, 110);
  const bends = range(8).map(() => 0.8 + next() * 0.4);
  return range(8).map((ring) => {
    const points = bends.map((bend, index) => {
      const angle = (index / bends.length) * Math.PI * 2;
      const radius = (14 + ring * 24) * bend;
      return [x + Math.cos(angle) * radius * 1.2, y + Math.sin(angle) * radius] as const;
    });
    return svg`<path class=${ring === 0 ? 'tone-4' : 'line tone-3'} d=${closedCurve(points)}></path>`;
  });
};

/** Discs of colour, one over the other. */
const discs: Drawing = (next) =>
  range(6).map(
    (index) =>
      svg`<circle class="tone-${1 + (index % 3)}" cx=${between(next, 60, 310)} cy=${between(next, 10, 170)} r=${between(next, 24, 72)}></circle>`,
  );

/** Lanes of a track. */
const lanes: Drawing = (next) => {
  const x = between(next, 90, 150);
  return [
    svg`<rect class="tone-1" x=${x - 8} y="-30" width="340" height="196" rx="98"></rect>`,
    ...range(5).map((lane) => {
      const inset = 8 + lane * 18;
      return svg`<rect class="line tone-3" x=${x + inset} y=${-22 + inset} width="300" height=${180 - inset * 2} rx=${90 - inset}></rect>`;
    }),
    svg`<circle class="tone-4" cx=${x + 46} cy=${between(next, 50, 86)} r="8"></circle>`,
  ];
};

/** Sheets of paper, leaning. */
const sheets: Drawing = (next) =>
  range(5).map((index) => {
    const x = 70 + index * 46 + between(next, -10, 10);
    return svg`<rect class="tone-${1 + (index % 3)}" x=${x} y=${between(next, 24, 64)} width="74" height="190" rx="10" transform="rotate(${between(next, 6, 18)} ${x} 100)"></rect>`;
  });

function closedCurve(points: readonly (readonly [number, number])[]): string {
  const middle = (index: number): string => {
    const [ax, ay] = points[index % points.length] ?? [0, 0];
    const [bx, by] = points[(index + 1) % points.length] ?? [0, 0];
    return `${Math.round((ax + bx) / 2)} ${Math.round((ay + by) / 2)}`;
  };
  const bends = points.map((_, index) => {
    const [x, y] = points[(index + 1) % points.length] ?? [0, 0];
    return `Q${Math.round(x)} ${Math.round(y)} ${middle(index + 1)}`;
  });
  return `M${middle(0)}${bends.join('')}Z`;
}

/** One drawing for each family of subjects. */
export const drawings: Readonly<Record<SubjectFamily, Drawing>> = {
  chinese: hills,
  maths: tiles,
  english: lines,
  science: orbits,
  nature: leaves,
  society: contours,
  arts: discs,
  sport: lanes,
  general: sheets,
};
