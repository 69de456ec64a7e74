import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { askLaptop } from './control.ts';
import { homeOf } from './home.ts';

// npm run --silent concerned -- <dataset> <version> <file> <who asks> [--function <name of ListConcernedFunction>]: whom a version that leaked concerns (docs/leak.md). Prints
// counts; the list goes to a new file that its owner alone may read, and is shown nowhere. With --function it asks AWS, by the `aws` command and its credentials, else
// the running laptop. Ends with 0 when the list is there, with 2 when it is not.
const concernedSchema = z.object({
  ...{ title: z.string(), publishedAt: z.string(), personalColumns: z.array(z.string()), url: z.url() },
  ...{ rows: z.int(), persons: z.int(), families: z.int(), unnamed: z.int() },
});
type Asked = { readonly datasetId: string; readonly version: number; readonly by: string };

const [datasetId = '', version = '', file = '', by = '', option, functionName, ...more] = process.argv.slice(2);
const isAsked = /^[1-9]\d*$/.test(version) && by !== '' && more.length === 0 && (option === undefined || option === '--function');

if (!isAsked || (option === undefined) !== (functionName === undefined)) {
  refuse(
    'Pemakaian: npm run --silent concerned -- <dataset> <versi> <berkas baru> "<nama Anda>" [--function <nama ListConcernedFunction>]',
  );
} else if (existsSync(file)) {
  refuse(`${file} sudah ada. Sebut berkas baru, di folder yang hanya dapat Anda buka.`);
} else {
  try {
    const asked = { datasetId, version: Number(version), by };
    const answer =
      functionName === undefined ? await askLaptop(homeOf(process.env), { ask: 'concerned', ...asked }) : askCloud(functionName, asked);
    const { url, ...told } = concernedSchema.parse(answer);
    await keepList(url, file);
    console.log(`${told.title}, versi ${version}, terbit ${told.publishedAt}`);
    console.log(
      `${told.rows} baris: ${told.persons} orang (NIK berbeda), ${told.families} keluarga (KK berbeda), ${told.unnamed} baris tanpa NIK dan KK`,
    );
    console.log(`Kolom data pribadi: ${told.personalColumns.join(', ')}`);
    console.log(`Daftar untuk pemberitahuan: ${file} (hanya Anda yang dapat membacanya; hapus setelah dipakai)`);
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Of a link that lives a minute; the file is new, and its owner's alone. */
async function keepList(url: string, path: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Daftar tidak dapat diambil (${response.status}). Ulangi.`);
  writeFileSync(path, Buffer.from(await response.arrayBuffer()), { flag: 'wx', mode: 0o600 });
}

/** The answer holds the link: it lies in a folder of our own for as long as it takes to read it. */
function askCloud(name: string, asked: Asked): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'satudata-'));
  try {
    const answer = join(folder, 'answer.json');
    const patient = ['--cli-read-timeout', '900', '--cli-binary-format', 'raw-in-base64-out'];
    const called = spawnSync('aws', ['lambda', 'invoke', '--function-name', name, ...patient, '--payload', JSON.stringify(asked), answer], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (called.error || called.status !== 0) throw new Error('aws lambda invoke tidak berhasil.');
    const said: unknown = JSON.parse(readFileSync(answer, 'utf8'));
    const fault = z.object({ errorMessage: z.string() }).safeParse(said);
    if (fault.success) throw new Error(fault.data.errorMessage);
    return said;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
