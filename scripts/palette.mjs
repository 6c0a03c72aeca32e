/** A picture of few colours, as PNG files can hold it: one byte a pixel and a table of colours. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const MOST = 96;

/** The same picture (8 bits a channel, without interlacing, as browsers write it) in its commonest colours, much smaller. */
export function inFewColours(png) {
  const { width, height, channels, rows } = decoded(png);
  const counts = new Map();
  for (const row of rows)
    for (let at = 0; at < row.length; at += channels) {
      const colour = (row[at] << 16) | (row[at + 1] << 8) | row[at + 2];
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = [];
  // The commonest colours that are not nearly one that is in already.
  for (const least of [300, 60, 0])
    for (const colour of common)
      if (palette.length < MOST && palette.every((one) => apart(one, colour) > least)) palette.push(colour);
  const nearest = new Map();
  const indexOf = (colour) => {
    const known = nearest.get(colour);
    if (known !== undefined) return known;
    let best = 0;
    for (let at = 1; at < palette.length; at += 1)
      if (apart(palette[at], colour) < apart(palette[best], colour)) best = at;
    nearest.set(colour, best);
    return best;
  };
  const pixels = Buffer.alloc(height * (width + 1));
  rows.forEach((row, y) => {
    for (let x = 0; x < width; x += 1) {
      const at = x * channels;
      pixels[y * (width + 1) + 1 + x] = indexOf((row[at] << 16) | (row[at + 1] << 8) | row[at + 2]);
    }
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const body = deflateSync(pixels, { level: 9, memLevel: 9 });
  const parts = [chunk("IHDR", head), chunk("PLTE", colours), chunk("IDAT", body), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([png.subarray(0, 8), ...parts]);
}

/** How far two colours are from each other: squared, as RGB. */
const apart = (a, b) =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

function chunk(name, body) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(body.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

/** The rows of a PNG, with the filters of its lines taken back. */
function decoded(png) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = { 2: 3, 6: 4 }[png[25]];
  const parts = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const bytes = inflateSync(Buffer.concat(parts));
  const long = width * channels;
  const rows = [];
  let above = Buffer.alloc(long);
  for (let y = 0; y < height; y += 1) {
    const filter = bytes[y * (long + 1)];
    const row = Buffer.from(bytes.subarray(y * (long + 1) + 1, (y + 1) * (long + 1)));
    for (let at = 0; at < long; at += 1) {
      const left = at < channels ? 0 : row[at - channels];
      const corner = at < channels ? 0 : above[at - channels];
      row[at] += [0, left, above[at], (left + above[at]) >> 1, paeth(left, above[at], corner)][filter];
    }
    rows.push(row);
    above = row;
  }
  return { width, height, channels, rows };
}

const paeth = (left, up, corner) => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
};
