import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { listRoutes } from '../functions/routes.ts';
import type { Bundle } from './function-code.ts';
import { projectRoot } from './project-root.ts';

/**
 * Builds what the site bucket holds: every script `web/*.ts` bundled to `assets/<name>.js`, every other file of `web/` as it is
 * under `assets/`. Throws when a script does not build.
 */
export function buildSiteAssets(directory: string): Bundle {
  const web = join(projectRoot, 'web');
  const assets = join(directory, 'assets');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(assets, { recursive: true });
  const isSource = (file: string) => /\.(ts|md)$|tsconfig\.json$/.test(file);
  if (existsSync(web)) cpSync(web, assets, { recursive: true, filter: (file) => !isSource(file) });
  const scripts = globSync('*.ts', { cwd: web }).sort();
  buildSync({
    absWorkingDir: projectRoot,
    entryPoints: scripts.map((file) => join('web', file)),
    outdir: assets,
    bundle: true,
    format: 'esm',
    // A page loads two scripts: what both import is loaded once.
    splitting: true,
    chunkNames: 'shared-[hash]',
    // Modules that await at their top, as every browser since 2021 knows them.
    target: 'es2022',
    // As a text: an object would become a script of its own, which every page loads.
    define: { routeAddressesJson: JSON.stringify(JSON.stringify(routeAddresses())) },
    logLevel: 'silent',
  });
  return { directory, hash: hashOf(directory) };
}

/** Method and path of each operation of /v1, as `web/api.ts` reads them: the route table itself would bring every schema into the pages. */
export function routeAddresses(): Readonly<Record<string, readonly [method: string, path: string]>> {
  const called = listRoutes().filter(({ path }) => path.startsWith('/v1/'));
  return Object.fromEntries(called.map(({ operation, method, path }) => [operation, [method, path]]));
}

function hashOf(directory: string): string {
  const hash = createHash('sha256');
  const files = globSync('**/*.*', { cwd: directory }).sort();
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(directory, file)));
  return hash.digest('hex');
}
