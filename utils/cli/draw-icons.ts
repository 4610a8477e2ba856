/**
 * Draws the icons: a lesion with a clear margin around it, a teal disc inside a teal ring.
 * Run: `npm run draw:icons`. The drawings are committed; run it again only when the mark changes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const FOLDER = join(import.meta.dirname, '../../assets/public/icon');
const SIZES = [16, 32, 48, 128];
const TEAL = [15, 118, 110] as const;

/** Radii as parts of the icon's width. The gap between disc and ring is the margin. */
const DISC = 0.21;
const RING_INSIDE = 0.35;
const RING_OUTSIDE = 0.48;

/** Points a pixel side for smooth edges. */
const FINE = 8;

/** @returns how much of a pixel the mark covers, 0 to 1 */
function coverage(x: number, y: number, size: number): number {
  let hits = 0;
  for (let row = 0; row < FINE; row += 1) {
    for (let column = 0; column < FINE; column += 1) {
      const dx = (x + (column + 0.5) / FINE) / size - 0.5;
      const dy = (y + (row + 0.5) / FINE) / size - 0.5;
      const radius = Math.hypot(dx, dy);
      if (radius <= DISC || (radius >= RING_INSIDE && radius <= RING_OUTSIDE)) hits += 1;
    }
  }
  return hits / (FINE * FINE);
}

/** Rows of RGBA, each behind the filter byte that PNG wants. */
function drawRows(size: number): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const alpha = Math.round(coverage(x, y, size) * 255);
      rows.set([...TEAL, alpha], y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** @param size width and height in pixels */
function drawPng(size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits, RGBA, no interlace
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(drawRows(size), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

mkdirSync(FOLDER, { recursive: true });
for (const size of SIZES) writeFileSync(join(FOLDER, `${size}.png`), drawPng(size));
