import { expect } from '@open-wc/testing';
import pairs from '../../themes/pairs.json' with { type: 'json' };
import { colourOf, contrast } from './measure.ts';

type Kind = keyof typeof pairs.ratios;

/** Only the focus ring has a family of its own. */
const tokenOf = (name: string): string => (name === 'focus' ? '--ls-focus-color' : `--ls-color-${name}`);

async function loadTheme(files: readonly string[]): Promise<() => void> {
  const links = files.map((file) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `/themes/${file}`;
    return link;
  });
  const loaded = links.map(
    (link) =>
      new Promise((resolve, reject) => {
        link.addEventListener('load', resolve);
        link.addEventListener('error', () => reject(new Error(`${link.href} did not load.`)));
      }),
  );
  document.head.append(...links);
  await Promise.all(loaded);
  return () => links.forEach((link) => link.remove());
}

describe('The measure', () => {
  it('gives black on white 21 and the grey of WCAG’s own example 4.54', () => {
    expect(contrast([0, 0, 0, 1], [255, 255, 255, 1])).to.equal(21);
    expect(contrast([0x76, 0x76, 0x76, 1], [255, 255, 255, 1])).to.be.closeTo(4.54, 0.01);
  });
});

for (const theme of pairs.themes) {
  describe(`[UX-04] Contrast of the theme ${theme.name}`, () => {
    let unload: () => void;
    before(async () => {
      unload = await loadTheme(theme.files);
    });
    after(() => unload());

    for (const mode of pairs.modes) {
      it(`is kept in ${mode} by every pair that may meet`, () => {
        const place = document.createElement('div');
        place.dataset.lsTheme = `${theme.words} ${mode}`;
        document.body.append(place);
        const failures: string[] = [];
        for (const pair of pairs.pairs) {
          const kind = pair.kind as Kind;
          const wanted = (theme.ratios ?? pairs.ratios)[kind];
          for (const on of pair.on) {
            for (const is of pair.is) {
              const ground = colourOf(place, tokenOf(on));
              const figure = colourOf(place, tokenOf(is));
              const ratio = contrast(ground, figure);
              if (ground[3] < 1 || figure[3] < 1) failures.push(`${is} on ${on}: not opaque`);
              else if (ratio < wanted) failures.push(`${is} on ${on}: ${ratio.toFixed(2)}, wanted ${wanted}`);
            }
          }
        }
        place.remove();
        expect(failures).to.deep.equal([]);
      });
    }

    it('has a dark mode that is dark and a light one that is light', () => {
      const [light, dark] = pairs.modes.map((mode) => {
        const place = document.createElement('div');
        place.dataset.lsTheme = `${theme.words} ${mode}`;
        document.body.append(place);
        const colour = colourOf(place, '--ls-color-page');
        place.remove();
        return contrast(colour, [0, 0, 0, 1]);
      });
      expect(light).to.be.above(15);
      expect(dark).to.be.below(2);
    });
  });
}

describe('Themes on a part of a page', () => {
  let unload: () => void;
  before(async () => {
    unload = await loadTheme(['default.css', 'county-yunling.css']);
  });
  after(() => unload());

  it('nest: a dark panel in a light county keeps the county’s colours', () => {
    const county = document.createElement('div');
    county.dataset.lsTheme = 'yunling light';
    const panel = document.createElement('div');
    panel.dataset.lsTheme = 'dark';
    const own = document.createElement('div');
    own.dataset.lsTheme = 'default light';
    county.append(panel, own);
    document.body.append(county);
    expect(colourOf(county, '--ls-color-accent').slice(0, 3)).to.deep.equal([0x28, 0x55, 0x8f]);
    expect(colourOf(panel, '--ls-color-accent').slice(0, 3)).to.deep.equal([0x93, 0xba, 0xe8]);
    expect(colourOf(own, '--ls-color-accent').slice(0, 3)).to.deep.equal([0x0e, 0x67, 0x62]);
    county.remove();
  });

  it('leave a page without a word light, whatever the system says', () => {
    expect(contrast(colourOf(document.body, '--ls-color-page'), [255, 255, 255, 1])).to.be.below(1.2);
  });

  it('[UX-12] [UX-06] give a classroom screen 28 px, the first grades 21 px, and targets of 60 px and more', () => {
    const sizeAt = (density: string): { type: number; target: number } => {
      const place = document.createElement('div');
      place.dataset.lsDensity = density;
      const probe = document.createElement('span');
      probe.style.setProperty('display', 'block');
      probe.style.setProperty('font-size', 'var(--ls-font-size-m)');
      probe.style.setProperty('block-size', 'var(--ls-size-target)');
      place.append(probe);
      document.body.append(place);
      const computed = getComputedStyle(probe);
      const sizes = { type: parseFloat(computed.fontSize), target: parseFloat(computed.blockSize) };
      place.remove();
      return sizes;
    };
    expect(sizeAt('compact').type).to.equal(16);
    expect(sizeAt('young').type).to.be.at.least(21.3);
    expect(sizeAt('big-screen').type).to.be.at.least(28);
    expect(sizeAt('big-screen').target).to.be.at.least(60);
    expect(sizeAt('big-screen-young').type).to.be.at.least(37.3);
  });

  it('are not shrunk by a host page whose root is 10 px', () => {
    document.documentElement.style.setProperty('font-size', '62.5%');
    const probe = document.createElement('span');
    probe.style.setProperty('font-size', 'var(--ls-font-size-m)');
    document.body.append(probe);
    expect(getComputedStyle(probe).fontSize).to.equal('16px');
    probe.remove();
    document.documentElement.style.removeProperty('font-size');
  });
});
