import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { openBrowser } from './chromium.ts';

/**
 * Draws the sample pictures as a phone of 360 px and a column of 720 px show them, light and dark, and photographs each such sheet into a
 * folder:
 *
 *     node test/browser/show-pictures.ts <folder>
 */
const root = join(import.meta.dirname, '../..');
const folder = process.argv[2];
if (folder === undefined) throw new Error('node test/browser/show-pictures.ts <folder>');
mkdirSync(folder, { recursive: true });

const built = await build({
  absWorkingDir: root,
  entryPoints: ['test/browser/draw-pictures.tsx'],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { 'import.meta.url': JSON.stringify(`file://${join(root, 'test/browser/sample-pictures.ts')}`) },
});
const { drawAll } = await import(`data:text/javascript,${encodeURIComponent(built.outputFiles[0]?.text ?? '')}`);
const figures: Record<string, string> = drawAll();
const font = readFileSync(
  join(root, 'node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'),
);
const tokens = {
  light: '--ink:#14202b;--quiet:#51606b;--line:#e3e0d8;--paper:#fbfaf7;--brand:#0b4f6c',
  dark: '--ink:#e8e6e1;--quiet:#9fabb5;--line:#2f3c47;--paper:#101820;--brand:#7cc0de',
};
const style = (scheme: 'light' | 'dark') => `
  @font-face { font-family: 'Plus Jakarta Sans'; src: url(data:font/woff2;base64,${font.toString('base64')}); font-weight: 200 800 }
  :root { ${tokens[scheme]} } * { box-sizing: border-box }
  body { margin: 0; padding: 16px; background: var(--paper); color: var(--ink); font: 16px/1.6 'Plus Jakarta Sans' }
  a { color: var(--brand) } table { border-collapse: collapse } td, th { padding: 4px 8px; text-align: left }
  ${readFileSync(join(root, 'web/parts/look/pictures.css'), 'utf8')}`;

const browser = await openBrowser();
for (const scheme of ['light', 'dark'] as const) {
  for (const [width, columns] of [
    [328, 5],
    [720, 2],
  ] as const) {
    const sheet = `body { display: grid; gap: 32px; grid-template-columns: repeat(${columns}, ${width}px); width: max-content }`;
    const context = await browser.newContext({ viewport: { width: (width + 32) * columns, height: 800 }, colorScheme: scheme });
    const page = await context.newPage();
    const drawn = Object.values(figures).join('');
    await page.setContent(`<!doctype html><html lang="id"><style>${style(scheme)}${sheet}</style><body>${drawn}</body></html>`);
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: join(folder, `pictures-${width}-${scheme}.png`), fullPage: true });
    await context.close();
  }
}
await browser.close();
for (const [name, figure] of Object.entries(figures)) console.log(name, figure.length, gzipSync(figure).length);
