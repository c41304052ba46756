// Makes the PNG files of src/pages/icons from the mark: white on the brand's colour. Run it when the mark changes, give
// the files new names, and name them in src/content/target.ts.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const ray = "M2 21 12 6l10 15M1 9Q12-3 23 9"; // as in src/pages/Mark.tsx
const folder = fileURLToPath(new URL("../src/pages/icons/", import.meta.url));
mkdirSync(folder, { recursive: true });

/** `room`: the share of the side that the mark takes; a maskable icon keeps to the inner four fifths, a round cut included. */
function png(size, room) {
  const side = 24 / room;
  const start = (side - 24) / 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${-start} ${-start} ${side} ${side}"><rect x="${-start}" y="${-start}" width="${side}" height="${side}" fill="#0b4668"/><path d="${ray}" fill="none" stroke="#fff" stroke-width="2.5"/></svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9 }).toBuffer();
}

for (const [name, size, room] of [
  ["192-1", 192, 0.66],
  ["512-1", 512, 0.66],
  ["maskable-1", 512, 0.5],
  ["apple-1", 180, 0.62],
])
  writeFileSync(`${folder}${name}.png`, await png(size, room));

// An ICO file is a table of pictures, here one PNG of 32 pixels.
const small = await png(32, 0.86);
const head = Buffer.alloc(22);
head.writeUInt16LE(1, 2); // type: icon
head.writeUInt16LE(1, 4); // one picture
head[6] = head[7] = 32;
head.writeUInt16LE(1, 10); // planes
head.writeUInt16LE(32, 12); // bits per pixel
head.writeUInt32LE(small.length, 14);
head.writeUInt32LE(head.length, 18);
writeFileSync(`${folder}favicon-1.ico`, Buffer.concat([head, small]));
