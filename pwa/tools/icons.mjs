// Draws the icons of the app as PNG files into public/icons; run by hand when the drawing changes: ./build tools/icons.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const FOLDER = `${import.meta.dirname}/../public/icons`;
const LAMPS = `<rect x="6" y="1" width="12" height="22" rx="6" fill="#30343b"/>
  <circle cx="12" cy="6.5" r="3" fill="#e5484d"/><circle cx="12" cy="12" r="3" fill="#f2b600"/>
  <circle cx="12" cy="17.5" r="3" fill="#2fa84f"/>`;

/** By itself, on nothing. */
const any = `<g transform="translate(12 12) scale(0.96) translate(-12 -12)">${LAMPS}</g>`;

/** On a ground that may be cut to any shape: all that matters lies within 80 % of it. */
const ground = (size) =>
  `<rect width="24" height="24" fill="#e8f0fe"/>
   <g transform="translate(12 12) scale(${size}) translate(-12 -12)">${LAMPS}</g>`;

const DRAWINGS = [
  ['any-192', 192, any],
  ['any-512', 512, any],
  ['maskable-192', 192, ground(0.66)],
  ['maskable-512', 512, ground(0.66)],
  ['apple-180', 180, ground(0.78)],
];

mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, size, drawing] of DRAWINGS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="${size}" height="${size}">${drawing}</svg>`,
  );
  writeFileSync(`${FOLDER}/${name}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
