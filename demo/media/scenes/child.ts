import { colour, disc, mix, type Ink } from './kit.ts';

export interface Child {
  readonly shirt: string;
  readonly plaits: boolean;
  /** -1 sad, 1 glad. */
  readonly mood: number;
  /** Which way the eyes look: -1 left, 1 right. */
  readonly look: number;
}

/** Draws a child's head and shoulders around the origin, about 200 px high. */
export function child(ink: Ink, who: Child): void {
  ink.fillStyle = who.shirt;
  ink.beginPath();
  ink.roundRect(-84, 62, 168, 90, [64, 64, 18, 18]);
  ink.fill();
  if (who.plaits) {
    for (const side of [-1, 1]) {
      ink.fillStyle = '#39302c';
      ink.beginPath();
      ink.ellipse(side * 76, 34, 17, 40, side * -0.2, 0, Math.PI * 2);
      ink.fill();
      disc(ink, side * 72, 2, 10, colour.coral);
    }
  }
  disc(ink, 0, 0, 74, '#39302c');
  ink.save();
  ink.beginPath();
  ink.ellipse(0, 14, 62, 62, 0, 0, Math.PI * 2);
  ink.fillStyle = '#f7d3b2';
  ink.fill();
  ink.clip();
  ink.fillStyle = '#39302c';
  ink.beginPath();
  ink.ellipse(-6, -48, 74, 36, -0.08, 0, Math.PI * 2);
  ink.fill();
  ink.restore();
  for (const side of [-1, 1]) {
    disc(ink, side * 25 + who.look * 6, 12, 7, colour.ink);
    ink.save();
    ink.globalAlpha *= 0.5;
    disc(ink, side * 38, 34, 11, '#f0a58a');
    ink.restore();
  }
  const bend = mix(44, 62, (who.mood + 1) / 2);
  ink.strokeStyle = '#9c4a35';
  ink.lineWidth = 6;
  ink.lineCap = 'round';
  ink.beginPath();
  ink.moveTo(-17 + who.look * 4, mix(54, 46, (who.mood + 1) / 2));
  ink.quadraticCurveTo(who.look * 4, bend, 17 + who.look * 4, mix(54, 46, (who.mood + 1) / 2));
  ink.stroke();
}
