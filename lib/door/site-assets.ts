import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import { buildSync } from 'esbuild';
import { listRoutes } from '../../functions/routes.ts';
import type { Bundle } from '../functions/function-code.ts';
import { projectRoot } from '../project-root.ts';

/** What the site bucket holds, and where each of its files is: the address by the name without a hash (`satudata.css`). */
export type SiteAssets = Bundle & { readonly addresses: Readonly<Record<string, string>> };

type Built = { readonly name: string; readonly bytes: Uint8Array };

/** Of SHA-256, in hex: enough that no two contents of a file that is ever built share it. */
const hashLength = 16;

/**
 * Builds what the site bucket holds, under `assets/`: each page's script `web/pages/<page>/script.ts` as `<page>.js` with all that it needs (a page loads one
 * script), what every page without one runs as `frame.js`, what runs before any of them is drawn as `before-paint.js`, the styles, the typeface and its
 * licence. Each has its content's hash in its name, so that browsers keep it for a year (lib/door/site.ts). Throws when a script does not build.
 */
export function buildSiteAssets(directory: string): SiteAssets {
  const assets = join(directory, 'assets');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(assets, { recursive: true });
  const addresses: Record<string, string> = {};
  const put = ({ name, bytes }: Built) => {
    const hashed = hashedName(name, bytes);
    writeFileSync(join(assets, hashed), bytes);
    addresses[name] = `/assets/${hashed}`;
  };
  const typeface = join(projectRoot, 'node_modules/@fontsource-variable/plus-jakarta-sans');
  for (const [name, source] of typefaceFiles) put({ name, bytes: readFileSync(join(typeface, source)) });
  for (const built of bundleWeb(assets)) put(built.name.endsWith('.css') ? naming(built, addresses) : built);
  return { directory, hash: hashOf(directory), addresses };
}

/** Scripts and styles under their own names. */
function bundleWeb(outdir: string): Built[] {
  const pages = globSync('web/pages/*/script.ts', { cwd: projectRoot }).sort();
  const scripts = { frame: 'web/parts/frame.ts', ...Object.fromEntries(pages.map((script) => [basename(dirname(script)), script])) };
  const settings = { absWorkingDir: projectRoot, outdir, write: false, bundle: true, minify: true, logLevel: 'silent' } as const;
  // No module: it holds the first paint back.
  const first = buildSync({
    ...settings,
    entryPoints: { 'before-paint': 'web/session/before-paint.ts' },
    format: 'iife',
    target: 'es2022',
  });
  const others = buildSync({
    ...settings,
    entryPoints: { ...scripts, satudata: 'web/parts/satudata.css' },
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: ['*.woff2'],
    // Modules that await at their top, as every browser since 2021 knows them.
    target: 'es2022',
    // As a text: an object would be written out where it is read.
    define: { routeAddressesJson: JSON.stringify(JSON.stringify(routeAddresses())) },
  });
  return [...first.outputFiles, ...others.outputFiles].map(({ path, contents }) => ({ name: basename(path), bytes: contents }));
}

/** Styles that name the files that are built already as they are called. */
function naming({ name, bytes }: Built, addresses: Readonly<Record<string, string>>): Built {
  const plain = new TextDecoder().decode(bytes);
  const named = Object.entries(addresses).reduce((text, [file, address]) => text.replaceAll(`/assets/${file}`, address), plain);
  return { name, bytes: new TextEncoder().encode(named) };
}

function hashedName(name: string, bytes: Uint8Array): string {
  const { name: stem, ext } = parse(name);
  return `${stem}-${createHash('sha256').update(bytes).digest('hex').slice(0, hashLength)}${ext}`;
}

/** Latin alone: what Indonesian and its names are written in. */
const typefaceFiles = [
  ['plus-jakarta-sans.woff2', 'files/plus-jakarta-sans-latin-wght-normal.woff2'],
  ['plus-jakarta-sans.txt', 'LICENSE'],
] as const;

/** Method and path of each operation of /v1, as `web/parts/api.ts` reads them: the route table itself would bring every schema into the pages. */
export function routeAddresses(): Readonly<Record<string, readonly [method: string, path: string]>> {
  const called = listRoutes().filter(({ path }) => path.startsWith('/v1/'));
  return Object.fromEntries(called.map(({ operation, method, path }) => [operation, [method, path]]));
}

function hashOf(directory: string): string {
  const hash = createHash('sha256');
  const files = globSync('**/*.*', { cwd: directory }).sort();
  for (const file of files)
    hash
      // Windows writes other separators: the same site has the same hash wherever it is deployed from.
      .update(file.replaceAll('\\', '/'))
      .update('\0')
      .update(readFileSync(join(directory, file)));
  return hash.digest('hex');
}
