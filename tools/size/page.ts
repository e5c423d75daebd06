/** The page of figures, `docs/size.md`: how it is written, and whether it is still true. */
import type { Weight } from './measure.ts';

export interface Figure {
  readonly name: string;
  readonly weight: Weight;
  /** Kilobytes of 1000 bytes, gzipped. */
  readonly goal?: number;
}

export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

const rowOf = ({ name, weight, goal }: Figure): string =>
  `| ${name} | ${kilobytes(weight.gzipped)} | ${kilobytes(weight.minified)} | ${weight.files} | ${goal ?? ''} |`;

export const pageOf = (figures: readonly Figure[]): string => `# Size

What a page loads with each file of \`dist/lib\` before anything is asked for later, in kB of 1000 bytes, each file gzipped on
its own. Written by \`npm run size\`, which fails when a goal is missed; CI fails when a figure has moved by more than a kB and
two percent. *On top of \`components/base\`* is what an element adds when base and the libraries below it are put into a chunk of their own: the
difference to the line above is base that the provider does not bring.

| loads | gzipped | minified | files | goal |
|---|--:|--:|--:|--:|
${figures.map(rowOf).join('\n')}
`;

/** What compresses a little otherwise on another machine is no news. */
const isNear = (written: number, found: number): boolean => Math.abs(written - found) <= Math.max(1, found * 0.02);

/** What the page says that is not so any more: figures that moved, files that came or went. */
export function staleIn(page: string, figures: readonly Figure[]): string[] {
  const written = new Map([...page.matchAll(/^\| (.+?) \| ([\d.]+) \|/gm)].map(([, name = '', gzipped]) => [name, Number(gzipped)]));
  const moved = figures.flatMap(({ name, weight }) => {
    const before = written.get(name);
    written.delete(name);
    if (before === undefined) return [`${name} is not there`];
    const now = weight.gzipped / 1000;
    return isNear(before, now) ? [] : [`${name} was ${before.toFixed(1)} kB and is ${now.toFixed(1)} kB`];
  });
  return [...moved, ...[...written.keys()].map((name) => `${name} is no more`)];
}
