/** Reads colours as the browser computes them, and measures the contrast of WCAG 2.2. */

export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const canvas = new OffscreenCanvas(1, 1);

/** What a public colour token is on a place, painted by the browser itself. */
export function colourOf(place: Element, token: string): Colour {
  const probe = document.createElement('span');
  probe.style.setProperty('background-color', `var(${token})`);
  place.append(probe);
  const computed = getComputedStyle(probe).backgroundColor;
  const known = getComputedStyle(place).getPropertyValue(token).trim() !== '';
  probe.remove();
  if (!known) throw new Error(`There is no token ${token}.`);
  return painted(computed);
}

/** The parts of a computed colour, however the browser writes it. */
export function painted(colour: string): Colour {
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('No canvas.');
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** Relative luminance, as WCAG 2.2 defines it. */
export function luminance([red, green, blue]: Colour): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two opaque colours, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
