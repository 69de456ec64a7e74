import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { projectRoot } from '../project-root.ts';

const lockSchema = z.object({ packages: z.record(z.string(), z.record(z.string(), z.json())) });
const entrySchema = z.object({ version: z.string(), integrity: z.string().regex(/^sha512-/) });

/** Installs what the lock file in `directory` says, for another platform than this machine's. */
export type Install = (directory: string, platform: string) => void;

/**
 * The folder of a package that `npm ci` left out because it is built for another platform (DuckDB for Lambda, on a Mac or on Windows): installed beside the
 * project's own packages, once, by the version and checksum of the project's lock file, which npm verifies. `npm ci --os --cpu` would fetch it, too, and
 * replace this machine's esbuild on the way. Throws when the lock file does not know it, and when npm does not get it.
 */
export function platformPackage(name: string, platform: string, root = projectRoot, install: Install = npmCi): string {
  const directory = join(root, 'build', 'packages', platform);
  const wanted = lockOf(name, root);
  const held = join(directory, 'node_modules', name);
  const lock = join(directory, 'package-lock.json');
  if (existsSync(join(held, 'package.json')) && existsSync(lock) && readFileSync(lock, 'utf8') === wanted.lock) return held;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), wanted.manifest);
  writeFileSync(lock, wanted.lock);
  install(directory, platform);
  if (!existsSync(join(held, 'package.json'))) throw new Error(`npm installed no ${name} into ${directory}`);
  return held;
}

/** A project that has this package alone, and its lock file, in which the entry stands as in the project's own. */
function lockOf(name: string, root: string): { readonly manifest: string; readonly lock: string } {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const key = `node_modules/${name}`;
  const { optional: _optional, dev: _dev, ...entry } = packages[key] ?? {};
  const known = entrySchema.safeParse(entry);
  if (!known.success) throw new Error(`package-lock.json has no ${name} with a checksum`);
  const project = { name: 'packages-of-another-platform', version: '1.0.0', private: true, dependencies: { [name]: known.data.version } };
  const lock = { name: project.name, version: project.version, lockfileVersion: 3, packages: { '': project, [key]: entry } };
  return { manifest: `${JSON.stringify(project, null, 2)}\n`, lock: `${JSON.stringify(lock, null, 2)}\n` };
}

function npmCi(directory: string, platform: string): void {
  // Forced, as npm asks this machine's platform whatever `--os` and `--cpu` say (EBADPLATFORM); the checksum is verified all the same.
  const given = ['ci', '--force', '--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    // On Windows npm is a script of its shell; no argument holds what somebody typed.
    execFileSync('npm', given, { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`The packages of ${platform} did not come from npm's registry, which is needed once: ${said}`);
  }
}
