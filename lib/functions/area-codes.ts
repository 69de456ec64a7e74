import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

const packageFolder = join(projectRoot, 'node_modules/idn-area-data');
const levels = ['provinces', 'regencies', 'districts', 'villages'] as const;

/**
 * Writes Kemendagri's area codes as `code,name` lines, from the locked npm package idn-area-data (data: ODbL 1.0); gives the package's
 * version, which stands for what is in the file.
 */
export function writeAreaCodes(path: string): string {
  const lines = levels.flatMap((level) => linesOf(readFileSync(join(packageFolder, 'data', `${level}.csv`), 'utf8'), level));
  writeFileSync(path, `${lines.join('\n')}\n`);
  return readFileSync(join(packageFolder, 'package.json'), 'utf8');
}

/** `code[,parent],name`: the code says its parent, so that column is left out. */
function linesOf(csv: string, level: string): string[] {
  const [, ...rows] = csv.trimEnd().split(/\r?\n/);
  return rows.map((row, index) => {
    const [, code, name] = /^([0-9.]+),(?:[0-9.]+,)?(.+)$/.exec(row) ?? [];
    if (code === undefined || name === undefined) throw new Error(`${level}.csv, row ${index + 2} is not code,[parent],name`);
    return `${code},${name}`;
  });
}
