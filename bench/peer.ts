import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheDirectory } from './register-file.ts';

/**
 * Another's library to measure ours against: installed once into the benches' cache, at an exact version, so that it is no dependency of the
 * project. Gives a `require` that finds it.
 */
export function installPeer(name: string, version: string): NodeJS.Require {
  const home = join(cacheDirectory, `peer-${name}-${version}`);
  if (!existsSync(join(home, 'node_modules', name))) {
    mkdirSync(home, { recursive: true });
    execFileSync('npm', ['install', '--prefix', home, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`], { stdio: 'ignore' });
  }
  return createRequire(join(home, 'index.js'));
}
