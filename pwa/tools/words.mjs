import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The message files are the server's; one language is one module, loaded when it is spoken. */
const FOLDER = resolve(import.meta.dirname, '../../src/main/resources/words');
const KEYS = resolve(import.meta.dirname, '../../target/pwa/keys.d.ts');
const MODULE = 'virtual:words/';
const USUAL = 'en';

/** A file of properties as Java reads them, of which we use lines of `key = text` only. */
export function parse(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf('=');
      if (at < 0) throw new Error(`no key in "${line}"`);
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
}

export function languages() {
  return readdirSync(FOLDER)
    .flatMap((name) => /^app_(\w+)\.properties$/.exec(name)?.[1] ?? [])
    .sort();
}

export function texts(language) {
  const files = ['diagnosis', 'page', 'app', 'settings'].map((name) =>
    parse(readFileSync(resolve(FOLDER, `${name}_${language}.properties`), 'utf8')),
  );
  return Object.assign({}, ...files);
}

function places(text) {
  return [...new Set(text.match(/\{\w+/g) ?? [])].sort().join(' ');
}

/** What one language says and another does not, or says with other values. */
export function differences(language) {
  const usual = texts(USUAL);
  const other = texts(language);
  const missing = Object.keys(usual).filter((key) => other[key] === undefined);
  const extra = Object.keys(other).filter((key) => usual[key] === undefined);
  const changed = Object.entries(usual).filter(
    ([key, text]) => other[key] !== undefined && places(text) !== places(other[key]),
  );
  return [
    ...missing.map((key) => `${language}: ${key} is missing`),
    ...extra.map((key) => `${language}: ${key} is not in ${USUAL}`),
    ...changed.map(([key]) => `${language}: ${key} has other values than in ${USUAL}`),
  ];
}

/** Services come with texts in English; where they are ours, we know them in every language. */
function shipped(language) {
  const usual = texts(USUAL);
  const other = texts(language);
  const ours = Object.entries(usual).filter(([key]) => key.startsWith('shipped.'));
  return Object.fromEntries(ours.map(([key, text]) => [text, other[key] ?? text]));
}

function moduleOf(language) {
  const said = Object.entries(texts(language)).filter(([key]) => !key.startsWith('shipped.'));
  return `export default ${JSON.stringify({
    language,
    texts: Object.fromEntries(said),
    shipped: shipped(language),
  })}`;
}

function writeKeys() {
  const keys = Object.keys(texts(USUAL)).filter((key) => !key.startsWith('shipped.'));
  mkdirSync(dirname(KEYS), { recursive: true });
  writeFileSync(
    KEYS,
    `/** Every message there is. */\nexport type Key =\n${keys.map((k) => `  | '${k}'`).join('\n')};\n`,
  );
}

export function words() {
  return {
    name: 'words',
    buildStart() {
      const wrong = languages().flatMap(differences);
      if (wrong.length > 0) throw new Error(`message files differ:\n${wrong.join('\n')}`);
    },
    resolveId: (id) => (id.startsWith(MODULE) ? `\0${id}` : null),
    load: (id) => (id.startsWith(`\0${MODULE}`) ? moduleOf(id.slice(MODULE.length + 1)) : null),
  };
}

/** Run by itself, it writes the type of all keys, which the compiler checks every use against. */
if (process.argv[1] === import.meta.filename) writeKeys();
