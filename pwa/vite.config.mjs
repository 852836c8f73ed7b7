import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { files } from './tools/files.mjs';
import { words } from './tools/words.mjs';

/** A running product for `npm run dev`. */
const box = process.env.BOX ?? 'https://localhost:8443';

/** The app is of the version of the product it comes with. */
const version = /<artifactId>controller-status<\/artifactId>\s*<version>(.*?)</.exec(
  readFileSync(new URL('../pom.xml', import.meta.url), 'utf8'),
)?.[1];

export default defineConfig({
  base: '/app/',
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    outDir: '../target/classes/app',
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() as it is: browsers have had it since the spring of 2024.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    // The browsers that we serve load modules ahead by themselves.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/sw/worker.ts' },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: (chunk) => {
          const language = /virtual:words\/(\w+)/.exec(chunk.facadeModuleId ?? '')?.[1];
          return `assets/${language ? `words-${language}` : '[name]'}-[hash].js`;
        },
      },
    },
  },
  plugins: [words(), files()],
  server: { proxy: { '/api': { target: box, secure: false, changeOrigin: true, headers: { origin: box } } } },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
