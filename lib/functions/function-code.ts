import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildResult, buildSync } from 'esbuild';
import type { City } from '../../cities/city.ts';
import { projectRoot } from '../project-root.ts';
import { writeAreaCodes } from './area-codes.ts';
import { platformPackage } from './platform-package.ts';

export type BundleSettings = {
  /** Bundle name → entry file, relative to the project. */
  readonly entries: Readonly<Record<string, string>>;
  /** Where the folders are written, one a bundle. */
  readonly directory: string;
  readonly city: City;
  /** Where the files are that pages name (lib/door/site-assets.ts). */
  readonly assets: Readonly<Record<string, string>>;
  /** Whose DuckDB goes in: 'linux-x64' for Lambda, the machine's own for the laptop. */
  readonly platform: string;
};

/** A folder that holds a function's code, and a hash of what is in it. */
export type Bundle = { readonly directory: string; readonly hash: string };

// The AWS SDK and others still call require() here and there, which ESM lacks. Under a name of its own: a package may import the other one itself.
const banner = `import { createRequire as bundleRequire } from 'node:module';\nconst require = bundleRequire(import.meta.url);`;
const duckdbPackages = ['@duckdb/node-api', '@duckdb/node-bindings', 'detect-libc'];

/**
 * Bundles every function: `index.mjs`, what it imports later, `city.json`, and where the code imports it DuckDB from the locked install (no install step), the area codes, and where it draws
 * pages `assets.json`.
 * Unminified, so that a stack trace can be read. Throws when an entry is missing or does not build.
 */
export function bundleFunctions(settings: BundleSettings): Readonly<Record<string, Bundle>> {
  for (const [name, entry] of Object.entries(settings.entries)) {
    if (!existsSync(join(projectRoot, entry))) throw new Error(`The function '${name}' begins with ${entry}, which does not exist`);
  }
  rmSync(settings.directory, { recursive: true, force: true });
  const bundles = Object.entries(settings.entries).map(([name, entry]) => [
    name,
    finishBundle(name, settings, build(name, entry, settings)),
  ]);
  return Object.fromEntries(bundles);
}

function build(name: string, entry: string, settings: BundleSettings): BuildResult {
  return buildSync({
    absWorkingDir: projectRoot,
    entryPoints: { index: entry },
    outdir: join(settings.directory, name),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    // What is imported later (`import()`) is a file of its own: a cold start does not read it.
    splitting: true,
    chunkNames: '[name]-[hash]',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mainFields: ['module', 'main'],
    external: ['@duckdb/*'],
    banner: { js: banner },
    metafile: true,
    logLevel: 'silent',
  });
}

function finishBundle(name: string, settings: BundleSettings, built: BuildResult): Bundle {
  const uses = usesOf(built);
  const directory = join(settings.directory, name);
  const city = `${JSON.stringify(settings.city, null, 2)}\n`;
  writeFileSync(join(directory, 'city.json'), city);
  const packages = uses.duckdb ? [...duckdbPackages, `@duckdb/node-bindings-${settings.platform}`] : [];
  const versions = packages.map((name) => copyPackage(name, settings.platform, join(directory, 'node_modules')));
  if (uses.areaCodes) versions.push(writeAreaCodes(join(directory, 'area-codes.csv')));
  if (uses.pages) versions.push(writeAssets(join(directory, 'assets.json'), settings.assets));
  // Hashing what goes in, not 70 MB of what comes out: a locked package is its version.
  const hash = createHash('sha256');
  const code = globSync('*.mjs', { cwd: directory }).sort();
  for (const part of [...code.map((file) => readFileSync(join(directory, file), 'utf8')), city, ...versions])
    hash.update(part).update('\0');
  return { directory, hash: hash.digest('hex') };
}

/** Copies a package without its types and readme; gives its name and version. One that this machine has not, since it is another platform's, is fetched. */
function copyPackage(name: string, platform: string, nodeModules: string): string {
  const own = join(projectRoot, 'node_modules', name);
  const source = existsSync(join(own, 'package.json')) ? own : platformPackage(name, platform);
  const target = join(nodeModules, name);
  mkdirSync(target, { recursive: true });
  cpSync(source, target, { recursive: true, filter: (file) => !/\.(d\.ts|md|map)$/.test(file) });
  return readFileSync(join(source, 'package.json'), 'utf8');
}

/** Part of the hash of those bundles alone that draw pages: a changed style is no change of the others. */
function writeAssets(file: string, assets: BundleSettings['assets']): string {
  const text = `${JSON.stringify(assets, null, 2)}\n`;
  writeFileSync(file, text);
  return text;
}

/** What a bundle needs beside its code: DuckDB, the lists of area codes, and where the files of pages are. */
type Uses = { readonly duckdb: boolean; readonly areaCodes: boolean; readonly pages: boolean };

function usesOf(built: BuildResult): Uses {
  const outputs = Object.values(built.metafile?.outputs ?? {});
  return {
    duckdb: outputs.some((output) => output.imports.some((imported) => imported.path.startsWith('@duckdb/'))),
    areaCodes: outputs.some((output) => 'functions/duckdb/area-codes.ts' in output.inputs),
    pages: outputs.some((output) => 'functions/aws/asset-file.ts' in output.inputs),
  };
}
