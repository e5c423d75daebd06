import { disc, type Ink } from './kit.ts';

const ROBE = '#31507c';
const ROBE_DARK = '#26406a';

/**
 * The poet, seated in profile and facing right; the origin is the seat.
 * @param tilt how far the head is bent, in radians: below 0 up, above 0 down
 */
export function poet(ink: Ink, tilt: number): void {
  // Robe: back, lap and the hem that falls to the floor.
  ink.fillStyle = ROBE;
  ink.beginPath();
  ink.moveTo(-64, 6);
  ink.bezierCurveTo(-84, -70, -62, -150, -18, -176);
  ink.bezierCurveTo(18, -186, 46, -160, 54, -120);
  ink.bezierCurveTo(64, -70, 112, -52, 140, -34);
  ink.bezierCurveTo(156, 0, 150, 70, 166, 106);
  ink.lineTo(70, 106);
  ink.bezierCurveTo(64, 60, 66, 30, 58, 10);
  ink.closePath();
  ink.fill();
  // Sleeve and hand on the knee.
  ink.fillStyle = ROBE_DARK;
  ink.beginPath();
  ink.moveTo(-22, -150);
  ink.bezierCurveTo(-48, -96, -30, -44, 30, -22);
  ink.bezierCurveTo(66, -10, 96, -14, 108, -40);
  ink.bezierCurveTo(70, -50, 40, -74, 26, -146);
  ink.closePath();
  ink.fill();
  disc(ink, 112, -36, 14, '#eec8a4');
  // White collar.
  ink.strokeStyle = '#e8eef7';
  ink.lineWidth = 9;
  ink.lineCap = 'round';
  ink.beginPath();
  ink.moveTo(-10, -178);
  ink.quadraticCurveTo(26, -160, 34, -118);
  ink.stroke();
  ink.save();
  ink.translate(10, -180);
  ink.rotate(tilt);
  head(ink);
  ink.restore();
}

/** The head around its neck joint. */
function head(ink: Ink): void {
  ink.fillStyle = '#e2b893';
  ink.fillRect(-14, -26, 28, 34);
  disc(ink, 6, -56, 44, '#f1cfad');
  // Nose.
  ink.fillStyle = '#f1cfad';
  ink.beginPath();
  ink.moveTo(46, -66);
  ink.quadraticCurveTo(62, -52, 47, -46);
  ink.closePath();
  ink.fill();
  // Hair, topknot and its band.
  ink.fillStyle = '#1d2233';
  ink.beginPath();
  ink.moveTo(34, -92);
  ink.bezierCurveTo(0, -118, -50, -98, -46, -48);
  ink.bezierCurveTo(-44, -28, -28, -18, -16, -20);
  ink.bezierCurveTo(-14, -52, -2, -80, 34, -92);
  ink.closePath();
  ink.fill();
  disc(ink, -14, -112, 20, '#1d2233');
  ink.fillStyle = '#8fb3d9';
  ink.fillRect(-28, -100, 28, 9);
  // Closed eye, brow and beard.
  ink.strokeStyle = '#3a2c28';
  ink.lineWidth = 4;
  ink.lineCap = 'round';
  ink.beginPath();
  ink.moveTo(24, -60);
  ink.quadraticCurveTo(31, -56, 38, -60);
  ink.moveTo(22, -74);
  ink.quadraticCurveTo(31, -79, 40, -75);
  ink.stroke();
  ink.fillStyle = '#1d2233';
  ink.beginPath();
  ink.moveTo(22, -24);
  ink.quadraticCurveTo(42, -22, 42, -32);
  ink.quadraticCurveTo(46, -4, 34, 14);
  ink.quadraticCurveTo(20, 0, 22, -24);
  ink.closePath();
  ink.fill();
}
