import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives this run and all that it starts a temporary folder of their own, which goes with it: tests leave gigabytes behind. Called by the configuration, once a run. */
export function ownTemporaryFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'satudata-tests-'));
  // POSIX asks the one, Windows the others.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
