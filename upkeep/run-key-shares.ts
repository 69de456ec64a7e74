import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { cityEnvironment, openCity } from './city.ts';
import { readJsonFile } from './json-file.ts';
import { joinKey, partKey } from './restore/key-shares.ts';
import { currentKey } from './restore-city.ts';

// npm run --silent key-shares -- make <new file> <new file> | check <file> <file>: parts the person key for two people, or tells whether two shares give the key that is in force
// (docs/restore.md, "The person key"). The key itself is written nowhere and printed never. Ends with 0 when it is done or they do, with 1 when they do not, with 2 else.
const [what, one = '', other = '', ...more] = process.argv.slice(2);
try {
  if (!['make', 'check'].includes(what ?? '') || other === '' || more.length > 0)
    throw new Error('Pemakaian: npm run --silent key-shares -- make|check <berkas bagian 1> <berkas bagian 2>');
  const key = await currentKey(openCity(await cityEnvironment(process.env)));
  if (key === undefined) throw new Error('Kota ini tidak mempunyai kunci orang.');
  if (what === 'make') make(key);
  else check(key);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function make(key: string): void {
  const [first, second] = partKey(key, randomBytes);
  for (const [path, share] of [
    [one, first],
    [other, second],
  ] as const)
    writeFileSync(path, `${JSON.stringify(share, undefined, 1)}\n`, { flag: 'wx', mode: 0o600 });
  console.log(
    'Dua bagian ditulis. Serahkan masing-masing kepada satu orang, lalu hapus dari mesin ini: satu bagian saja tidak membuka apa pun.',
  );
}

function check(key: string): void {
  const joined = joinKey(readJsonFile(one), readJsonFile(other));
  const said = 'refused' in joined ? joined.refused : joined.key === key ? undefined : 'Kedua bagian memberi kunci lain dari yang berlaku.';
  console.log(said ?? 'Kedua bagian memberi kunci yang berlaku.');
  if (said !== undefined) process.exitCode = 1;
}
