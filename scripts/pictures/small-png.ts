import { crc32, deflateSync } from "node:zlib";
import type { Page } from "playwright-core";

/** Pixels as a browser decodes them, four bytes each. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** The same picture with at most 256 colours, a fraction of the size: shades that nobody tells apart become one. */
export async function smallPng(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, bytes } = await pixelsOf(page, png);
  const counts = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += 4) {
    const colour = colourAt(bytes, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 256)
    .map(([colour]) => colour);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const colour = colourAt(bytes, 4 * (row * width + column));
      const place = places.get(colour) ?? nearest(palette, colour);
      places.set(colour, place);
      rows[row * (width + 1) + column + 1] = place;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Runs in the browser. */
const decoded = `async (address) => {
  const bitmap = await createImageBitmap(await (await fetch(address)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  let text = "";
  for (const byte of context.getImageData(0, 0, bitmap.width, bitmap.height).data) text += String.fromCharCode(byte);
  return { width: bitmap.width, height: bitmap.height, base64: btoa(text) };
}`;

async function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  const found: { readonly width: number; readonly height: number; readonly base64: string } = await page.evaluate(
    `(${decoded})("data:image/png;base64,${png.toString("base64")}")`,
  );
  return { width: found.width, height: found.height, bytes: Buffer.from(found.base64, "base64") };
}

/** Each channel to the nearest of 32 shades, black and white among them. */
function colourAt(bytes: Uint8Array, at: number): number {
  const shade = (offset: number): number => Math.round((Math.round(((bytes[at + offset] ?? 0) * 31) / 255) * 255) / 31);
  return (shade(0) << 16) | (shade(1) << 8) | shade(2);
}

function nearest(palette: readonly number[], colour: number): number {
  const apart = (one: number): number =>
    [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((colour >> shift) & 255)) ** 2, 0);
  return palette.reduce((best, each, place) => (apart(each) < apart(palette[best] ?? 0) ? place : best), 0);
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
