import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './register-file.ts';

export const schemathesisVersion = '4.32.5';

/** Schemathesis, installed once into the benches' cache: its command, or undefined where there is no Python. */
export function installSchemathesis(): string | undefined {
  const home = join(cacheDirectory, `schemathesis-${schemathesisVersion}`);
  const command = join(home, 'bin/schemathesis');
  try {
    if (!existsSync(command)) {
      execFileSync('python3', ['-m', 'venv', home], { stdio: 'ignore' });
      execFileSync(join(home, 'bin/pip'), ['install', '-q', `schemathesis==${schemathesisVersion}`], { stdio: 'ignore' });
    }
  } catch {
    return undefined;
  }
  return command;
}
