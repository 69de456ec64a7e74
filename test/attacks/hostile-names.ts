import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const blns = join(import.meta.dirname, '../../../shared/corpora/hostile/blns/blns.json');

/** Names that lead out of a folder, wherever one is put together from them. */
export const traversals = [
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '....//....//data',
  '/datasets/penerima/parts/2026/a.parquet',
  'small/penerima/01KAM0000000000000000000A1/0123456789abcdef0123456789abcdef',
  '%2e%2e%2fcatalog%2findex.json',
  '%252e%252e%252f',
  'a/../b',
  './.',
  '..',
  '~/.ssh/id_rsa',
  'C:\\data',
  '\\\\server\\share',
  'file:///etc/passwd',
  'a\u0000.csv',
  'a%00.csv',
  'con',
  'aux.csv',
  'a;b=c',
  'a?versionId=x',
  'a#b',
];

/** Names that look like another: the direction turned, marks that nobody sees, letters of other scripts. */
export const bidirectional = [
  'laporan\u202Evsc.exe',
  '\u202Edata',
  'a\u2066b\u2069',
  'a\u200Bb',
  '\uFEFFdata',
  'd\u0430ta',
  'ｄａｔａ',
  'a\u00A0b',
  '\u0628\u064A\u0627\u0646\u0627\u062A',
  'e\u0301',
];

export const areNaughtyStringsHere = existsSync(blns);

/** The big list of naughty strings, 515; none where the corpus is absent. */
export function naughtyStrings(): readonly string[] {
  return areNaughtyStringsHere ? z.array(z.string()).parse(JSON.parse(readFileSync(blns, 'utf8'))) : [];
}
