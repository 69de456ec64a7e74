import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAreaCodes } from '../../lib/functions/area-codes.ts';

let written: string | undefined;

/** Path of the area codes as a bundle has them, written once a process. */
export function areaCodes(): string {
  if (written !== undefined) return written;
  const directory = mkdtempSync(join(tmpdir(), 'satudata-codes-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, 'area-codes.csv');
  writeAreaCodes(path);
  written = path;
  return path;
}
