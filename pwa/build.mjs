// What Maven runs: installs when the lock file has changed, then checks, tests and builds, unless nothing has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(import.meta.dirname);
const INSTALLED = 'node_modules/.installed';
const BUILT = '../target/pwa/built';
const NOT_OURS = /(^|\/)(node_modules|e2e)(\/|$)/;

function contents(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !NOT_OURS.test(path))
    .sort();
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

function isMarked(mark, want) {
  return existsSync(mark) && readFileSync(mark, 'utf8') === want;
}

/** Whether every file is there that the list names. */
function isWhole(folder) {
  const list = join(folder, 'files.txt');
  if (!existsSync(list)) return false;
  const paths = readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t')[0]);
  return paths.every((path) => existsSync(join(folder, path)));
}

function run(...words) {
  const { status } = spawnSync('npm', words, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const lock = hashOf(['package.json', 'package-lock.json', '.npmrc']);
if (!isMarked(INSTALLED, lock)) {
  run('ci');
  writeFileSync(INSTALLED, lock);
}
const sources = hashOf([
  ...['src', 'test', 'tools', 'public'].flatMap(contents),
  ...readdirSync('.', { withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => e.name)
    .sort(),
  ...contents('../src/main/resources/words'),
]);
if (isMarked(BUILT, sources) && isWhole('../target/classes/app')) {
  console.log('pwa: nothing has changed');
} else {
  rmSync(BUILT, { force: true });
  for (const step of ['keys', 'types', 'lint', 'format', 'test', 'build']) run('run', '--silent', step);
  mkdirSync('../target/pwa', { recursive: true });
  writeFileSync(BUILT, sources);
}
