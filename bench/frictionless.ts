import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './register-file.ts';

export const frictionlessVersion = '5.18.1';
/** What it reads Parquet with. */
const fastparquetVersion = '2026.9.0';

/** frictionless-py, installed once into the benches' cache: the Python that has it, or undefined where there is no Python. */
export function installFrictionless(): string | undefined {
  const home = join(cacheDirectory, `frictionless-${frictionlessVersion}-parquet`);
  const python = join(home, 'bin/python');
  const wanted = [`frictionless==${frictionlessVersion}`, `fastparquet==${fastparquetVersion}`];
  try {
    if (!existsSync(join(home, 'bin/frictionless'))) {
      execFileSync('python3', ['-m', 'venv', home], { stdio: 'ignore' });
      execFileSync(join(home, 'bin/pip'), ['install', '-q', ...wanted], { stdio: 'ignore' });
    }
  } catch {
    return undefined;
  }
  return python;
}
