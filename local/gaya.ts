import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** A policy of its own: the page is drawn outside the portal's function. */
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'",
};

/** GET /gaya, on a laptop alone: what pages are made of, in all its states, drawn anew from `web/` each time; `assetAt` says where a file of the site is. */
export async function sendGaya(response: ServerResponse, assetAt: (file: string) => string): Promise<void> {
  const { build } = await import('esbuild');
  const built = await build({
    absWorkingDir: root,
    entryPoints: ['web/pages/gaya/draw.tsx'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const { drawGaya } = await import(`data:text/javascript,${encodeURIComponent(built.outputFiles[0]?.text ?? '')}`);
  const shapes = readFileSync(join(root, 'cities/shapes/kota-tangerang.json'), 'utf8');
  response.writeHead(200, headers).end(drawGaya(shapes, assetAt));
}
