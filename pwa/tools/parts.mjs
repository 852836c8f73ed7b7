// The libraries that the app contains, with their licences, for the screen that names them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const PWA = resolve(import.meta.dirname, '..');
const LIST = resolve(PWA, '../target/classes/about/app.txt');

function json(path) {
  return JSON.parse(readFileSync(resolve(PWA, path), 'utf8'));
}

const shippedOnes = Object.entries(json('package-lock.json').packages)
  .filter(([path, entry]) => path !== '' && !entry.dev && !path.includes('/@types/'))
  .map(([path]) => path);

const lines = shippedOnes.map((path) => {
  const { name, version, license, homepage = '' } = json(`${path}/package.json`);
  if (typeof license !== 'string') throw new Error(`${name} names no licence`);
  return [name, version, license, homepage].join('\t');
});

mkdirSync(resolve(LIST, '..'), { recursive: true });
writeFileSync(LIST, `${lines.join('\n')}\n`);
