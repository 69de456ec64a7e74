import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type BuildResult, buildSync } from 'esbuild';
import type { City } from '../cities/city.ts';
import { writeAreaCodes } from './area-codes.ts';
import { projectRoot } from './project-root.ts';

export type BundleSettings = {
  /** Bundle name → entry file, relative to the project. */
  readonly entries: Readonly<Record<string, string>>;
  /** Where the folders are written, one a bundle. */
  readonly directory: string;
  readonly city: City;
  /** Whose DuckDB goes in: 'linux-x64' for Lambda, the machine's own for the laptop. */
  readonly platform: string;
};

/** A folder that holds a function's code, and a hash of what is in it. */
export type Bundle = { readonly directory: string; readonly hash: string };

// The AWS SDK and others still call require() here and there, which ESM lacks.
const banner = `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);`;
const duckdbPackages = ['@duckdb/node-api', '@duckdb/node-bindings', 'detect-libc'];

/**
 * Bundles every function: `index.mjs`, `city.json`, and where the code imports it DuckDB from the locked install (no install step), and the area codes.
 * Unminified, so that a stack trace can be read. Throws when an entry is missing or does not build.
 */
export function bundleFunctions(settings: BundleSettings): Readonly<Record<string, Bundle>> {
  for (const [name, entry] of Object.entries(settings.entries)) {
    if (!existsSync(join(projectRoot, entry))) throw new Error(`The function '${name}' begins with ${entry}, which does not exist`);
  }
  rmSync(settings.directory, { recursive: true, force: true });
  const built = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: Object.fromEntries(Object.entries(settings.entries).map(([name, entry]) => [`${name}/index`, entry])),
    outdir: settings.directory,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mainFields: ['module', 'main'],
    external: ['@duckdb/*'],
    banner: { js: banner },
    metafile: true,
    logLevel: 'silent',
  });
  const uses = usesOf(built, settings.directory);
  const bundles = Object.keys(settings.entries).map((name) => [name, finishBundle(name, settings, uses)]);
  return Object.fromEntries(bundles);
}

function finishBundle(name: string, settings: BundleSettings, uses: Uses): Bundle {
  const directory = join(settings.directory, name);
  const city = `${JSON.stringify(settings.city, null, 2)}\n`;
  writeFileSync(join(directory, 'city.json'), city);
  const packages = uses.duckdb.has(name) ? [...duckdbPackages, `@duckdb/node-bindings-${settings.platform}`] : [];
  const versions = packages.map((name) => copyPackage(name, join(directory, 'node_modules')));
  if (uses.areaCodes.has(name)) versions.push(writeAreaCodes(join(directory, 'area-codes.csv')));
  // Hashing what goes in, not 70 MB of what comes out: a locked package is its version.
  const hash = createHash('sha256');
  for (const part of [readFileSync(join(directory, 'index.mjs'), 'utf8'), city, ...versions]) hash.update(part).update('\0');
  return { directory, hash: hash.digest('hex') };
}

/** Copies a package without its types and readme; gives its name and version. */
function copyPackage(name: string, nodeModules: string): string {
  const source = join(projectRoot, 'node_modules', name);
  const manifest = join(source, 'package.json');
  if (!existsSync(manifest)) {
    throw new Error(`${name} is not installed; for another platform than this machine's run: npm ci --os=linux --cpu=x64`);
  }
  const target = join(nodeModules, name);
  mkdirSync(target, { recursive: true });
  cpSync(source, target, { recursive: true, filter: (file) => !/\.(d\.ts|md|map)$/.test(file) });
  return readFileSync(manifest, 'utf8');
}

/** The bundles that need something beside their code: DuckDB, and the lists of area codes. */
type Uses = { readonly duckdb: ReadonlySet<string>; readonly areaCodes: ReadonlySet<string> };

function usesOf(built: BuildResult, directory: string): Uses {
  const outputs = Object.entries(built.metafile?.outputs ?? {});
  const namesOf = (used: typeof outputs) => new Set(used.map(([file]) => dirname(relative(directory, join(projectRoot, file)))));
  return {
    duckdb: namesOf(outputs.filter(([, output]) => output.imports.some((imported) => imported.path.startsWith('@duckdb/')))),
    areaCodes: namesOf(outputs.filter(([, output]) => 'functions/duckdb/area-codes.ts' in output.inputs)),
  };
}
