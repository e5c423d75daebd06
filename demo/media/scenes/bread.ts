import { colour, disc, scatter, type Ink } from './kit.ts';

const seeds = (() => {
  const next = scatter(7);
  return Array.from({ length: 70 }, () => {
    const radius = Math.sqrt(next()) * 0.8;
    const angle = next() * Math.PI * 2;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), turn: next() * Math.PI };
  });
})();

/** Draws the whole sesame flatbread around the origin. */
function whole(ink: Ink, radius: number): void {
  disc(ink, 0, 0, radius, '#c98a3d');
  const crust = ink.createRadialGradient(0, 0, radius * 0.2, 0, 0, radius * 0.94);
  crust.addColorStop(0, '#f7d58e');
  crust.addColorStop(0.75, '#f0bf68');
  crust.addColorStop(1, '#dea24c');
  disc(ink, 0, 0, radius * 0.94, crust);
  ink.fillStyle = '#fdf3d8';
  for (const seed of seeds) {
    ink.save();
    ink.translate(seed.x * radius, seed.y * radius);
    ink.rotate(seed.turn);
    ink.beginPath();
    ink.ellipse(0, 0, radius * 0.035, radius * 0.018, 0, 0, Math.PI * 2);
    ink.fill();
    ink.restore();
  }
}

export interface Piece {
  readonly radius: number;
  /** Angles of the two cuts, clockwise from the top. */
  readonly from: number;
  readonly to: number;
  /** How far the piece is moved outwards. */
  readonly apart: number;
  /** 1: shown as taken, with a coloured rim. */
  readonly taken?: number;
  /** 1: shown as left over, pale. */
  readonly pale?: number;
}

function sector(ink: Ink, radius: number, from: number, to: number): void {
  ink.beginPath();
  ink.moveTo(0, 0);
  ink.arc(0, 0, radius, from - Math.PI / 2, to - Math.PI / 2);
  ink.closePath();
}

/** Draws one piece of the bread, cut out of the whole. */
export function piece(ink: Ink, part: Piece): void {
  const middle = (part.from + part.to) / 2;
  ink.save();
  ink.translate(Math.sin(middle) * part.apart, -Math.cos(middle) * part.apart);
  ink.save();
  sector(ink, part.radius, part.from, part.to);
  ink.shadowColor = 'rgba(34, 51, 59, 0.22)';
  ink.shadowBlur = 24;
  ink.shadowOffsetY = 10;
  ink.fillStyle = '#c98a3d';
  ink.fill();
  ink.restore();
  ink.save();
  sector(ink, part.radius, part.from, part.to);
  ink.clip();
  whole(ink, part.radius);
  if (part.pale) {
    ink.fillStyle = `rgba(246, 242, 233, ${0.68 * part.pale})`;
    ink.fillRect(-part.radius, -part.radius, part.radius * 2, part.radius * 2);
  }
  ink.restore();
  if (part.taken) {
    sector(ink, part.radius, part.from, part.to);
    ink.strokeStyle = colour.coral;
    ink.lineJoin = 'round';
    ink.lineWidth = 8 * part.taken;
    ink.stroke();
  }
  ink.restore();
}
