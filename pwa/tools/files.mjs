import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** JavaScript that a first visit loads, compressed. */
const BUDGET = 60 * 1024;
const WORKER = 'sw.js';
const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webmanifest: 'application/manifest+json; charset=utf-8',
};

function typeOf(path) {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
  if (type === undefined) throw new Error(`nobody knows the type of ${path}`);
  return type;
}

function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !/\.(br|gz|txt)$/.test(path))
    .sort();
}

/** Text is packed once, as small as can be; a picture is packed already. */
function pack(folder, path, bytes) {
  if (!/^(text|application)\/|svg/.test(typeOf(path))) return { br: bytes.length };
  const br = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  writeFileSync(join(folder, `${path}.br`), br);
  writeFileSync(join(folder, `${path}.gz`), gzipSync(bytes, { level: 9 }));
  return { br: br.length, packed: true };
}

/** The list in the worker: the shell, without what only an installation shows. */
function listIn(folder, paths) {
  const worker = join(folder, WORKER);
  const kept = paths.filter((path) => path !== WORKER && !path.startsWith('screenshots/'));
  const version = hash(kept.map((path) => hash(readFileSync(join(folder, path)))).join());
  const source = readFileSync(worker, 'utf8');
  const marked = source.replace(/__FILES__/, JSON.stringify(kept)).replace(/__VERSION__/, `"${version}"`);
  if (marked === source) throw new Error('the worker has no place for the list of files');
  writeFileSync(worker, marked);
}

/** What the page loads at once: the scripts it names, and one language. */
function first(folder, paths) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = paths.filter((path) => path.endsWith('.js') && page.includes(path));
  const languages = paths.filter((path) => /assets\/words-\w+-/.test(path));
  return { named, languages };
}

/**
 * After the build: the worker's list, packed copies of every text, and `files.txt`, from which the
 * server knows what there is: path, type, hash, whether it never changes, whether it is packed.
 */
export function files() {
  let folder;
  return {
    name: 'files',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      const paths = filesIn(folder);
      listIn(folder, paths);
      const sizes = {};
      const lines = paths.map((path) => {
        const bytes = readFileSync(join(folder, path));
        const packed = pack(folder, path, bytes);
        sizes[path] = packed.br;
        const fixed = path.startsWith('assets/');
        return [path, typeOf(path), hash(bytes), fixed ? 'fixed' : '-', packed.packed ? 'packed' : '-'].join(
          '\t',
        );
      });
      writeFileSync(join(folder, 'files.txt'), `${lines.join('\n')}\n`);
      const { named, languages } = first(folder, paths);
      const script =
        named.reduce((sum, path) => sum + sizes[path], 0) + Math.max(...languages.map((path) => sizes[path]));
      const all = Object.values(sizes).reduce((sum, size) => sum + size, 0);
      console.log(`JavaScript of the first load: ${script} bytes of ${BUDGET}; everything: ${all} bytes`);
      if (script > BUDGET)
        throw new Error(`the first load is ${script} bytes of JavaScript, more than ${BUDGET}`);
    },
  };
}
