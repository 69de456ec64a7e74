import { parseArgs } from 'node:util';
import { type City, cityEnvironment, openCity } from './city.ts';
import { compareCity, isWhole } from './compare-city.ts';
import { copiedAccounts, copiedItems, tableNames } from './copy-city.ts';
import { wholeTable } from './dynamo-items.ts';
import { readJsonFile } from './json-file.ts';
import { tableAt } from './point-in-time.ts';
import { restoreInOrder } from './restore/in-order.ts';
import { joinKey } from './restore/key-shares.ts';
import { saidOfCompared } from './restore/said-of-compared.ts';
import { saidOf } from './restore/said-of-items.ts';
import { fitOfCity, ofFolder, restoreBucket, restoreKey, restorePool, restoreTables, type TableSource } from './restore-city.ts';
import { restoreVersions } from './restore-versions.ts';

// npm run --silent restore -- <what> …: puts back what a city lost (docs/restore.md). Of a deployed city with its names and the credentials of an administrator, else of the running
// laptop. Ends with 0 when it is done, with 1 when something of the copy is missing or other than it was, with 2 when it could not be done.
const usage = `Pemakaian: npm run --silent restore -- <apa> [pilihan]
  table      --copy <folder> | --at <waktu>   [--replace]
  published  --since <waktu>
  inbox      --since <waktu>
  accounts   --copy <folder>
  key        --shares <berkas 1> --shares <berkas 2>
  all        --copy <folder> --since <waktu> --shares <berkas 1> --shares <berkas 2>   [--at <waktu>] [--replace]
  versions
  compare    --copy <folder>
  fit`;

const options = {
  copy: { type: 'string' },
  at: { type: 'string' },
  since: { type: 'string' },
  shares: { type: 'string', multiple: true },
  replace: { type: 'boolean', default: false },
} as const;
type Chosen = {
  readonly copy?: string;
  readonly at?: string;
  readonly since?: string;
  readonly shares?: string[];
  readonly replace: boolean;
};
type Restoring = (city: City, chosen: Chosen) => Promise<void>;

const restorings = {
  async table(city, chosen) {
    const { catalog, records } = await restoreTables(city, await sourceOf(city, chosen), chosen.replace);
    for (const [name, counts] of Object.entries({ catalog, records })) console.log(`${name}: ${saidOf(counts)}`);
  },
  published: (city, chosen) => bucket(city, 'published', chosen),
  inbox: (city, chosen) => bucket(city, 'inbox', chosen),
  async accounts(city, { copy }) {
    const { made, standing, earlier, others, items, taken } = await restorePool(city, await copiedAccounts(needed(copy)), new Date());
    console.log(`accounts: ${made} dibuat lagi, ${standing} masih ada; ${items} butir memakai nama akun yang baru`);
    if (earlier > 0) console.log(`accounts: ${earlier} sudah dipulihkan sebelumnya, hak dan butirnya dibiarkan`);
    for (const email of others)
      console.log(`accounts: ${email} mempunyai akun lain, tidak diberi apa pun dari yang lama. Walidata memeriksa siapa pemiliknya.`);
    for (const [kind, count] of taken)
      console.log(`accounts: ${count} butir ${kind} tetap bernama lama, karena di bawah nama baru sudah ada yang lain`);
  },
  async key(city, { shares }) {
    const done = await restoreKey(city, sharesOf(shares));
    if (typeof done === 'object') throw new Error(done.refused);
    console.log(done === 'restored' ? 'key: berlaku lagi' : 'key: sudah berlaku');
  },
  async versions(city) {
    const { items, gone } = await restoreVersions(city);
    console.log(`versions: ${items} butir menyebut versi objek yang ada; ${gone} objek yang disebut tidak ada lagi`);
    if (gone > 0) process.exitCode = 1;
  },
  async compare(city, { copy }) {
    const compared = await compareCity(city, needed(copy));
    for (const line of compared.flatMap(saidOfCompared)) console.log(line);
    if (!isWhole(compared)) process.exitCode = 1;
  },
  async fit(city) {
    const { withoutManifest, missing, orphans, unknownUploads } = await fitOfCity(city);
    console.log(`${withoutManifest.length} versi tanpa manifes, ${missing.length} bagian hilang dari bucket`);
    for (const [datasetId, count] of orphans) console.log(`${datasetId}: ${count} bagian yang tidak disebut tabel`);
    for (const [datasetId, uploads] of unknownUploads) console.log(`${datasetId}: kirim ulang ${uploads.join(', ')}`);
    if (withoutManifest.length + missing.length > 0) process.exitCode = 1;
  },
} satisfies Readonly<Record<string, Restoring>>;

function all(city: City, chosen: Chosen): Promise<void> {
  const by = (restoring: Restoring) => () => restoring(city, chosen);
  const { key, published, inbox, table, accounts, compare } = restorings;
  const parts = { key: by(key), published: by(published), inbox: by(inbox), table: by(table), accounts: by(accounts) };
  return restoreInOrder({ ...parts, check: () => checkAll(city, chosen), compare: by(compare) });
}

const commands: ReadonlyMap<string, Restoring> = new Map(Object.entries({ ...restorings, all }));

try {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const restoring = positionals.length === 1 ? commands.get(positionals[0] ?? '') : undefined;
  if (restoring === undefined) throw new Error(usage);
  await restoring(openCity(await cityEnvironment(process.env)), values);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function bucket(city: City, name: 'published' | 'inbox', { since }: Chosen): Promise<void> {
  const { back, standing, deletedBefore } = await restoreBucket(city, name, momentOf(since));
  console.log(`${name}: ${back} dikembalikan, ${standing} masih ada, ${deletedBefore} dihapus sebelum itu`);
}

/** Before the first step overwrites anything: what a later one needs is there, and can be read. */
async function checkAll(city: City, { copy, at, since, shares }: Chosen): Promise<void> {
  const joined = joinKey(...sharesOf(shares));
  if ('refused' in joined) throw new Error(joined.refused);
  momentOf(since);
  if (at !== undefined) pastMoment(city, at);
  await copiedAccounts(needed(copy));
  for (const name of tableNames) for await (const _item of copiedItems(needed(copy), name));
}

function sharesOf(paths: readonly string[] = []): [unknown, unknown] {
  const [one, other, ...more] = paths;
  if (one === undefined || other === undefined || more.length > 0) throw new Error(usage);
  return [readJsonFile(one), readJsonFile(other)];
}

/** A copy's folder, or each table as it was at a moment, which DynamoDB makes a table of first. */
async function sourceOf(city: City, { copy, at }: Chosen): Promise<TableSource> {
  if (at === undefined) return ofFolder(needed(copy));
  const moment = pastMoment(city, at);
  const wait = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
  const [catalog, records] = await Promise.all(
    [city.CATALOG_TABLE, city.RECORDS_TABLE].map((table) => tableAt(city.tables, table, moment, { wait })),
  );
  console.log(`Tabel pada ${moment.toISOString()}: ${catalog}, ${records}. Hapus keduanya setelah selesai.`);
  const tables = { catalog: wholeTable(city.documents, catalog ?? ''), records: wholeTable(city.documents, records ?? '') };
  return (name) => tables[name].items;
}

function needed(folder: string | undefined): string {
  if (folder === undefined) throw new Error(usage);
  return folder;
}

/** A moment to which tables are made anew: a laptop keeps no past of its tables. */
function pastMoment({ isOnLaptop }: City, at: string): Date {
  const moment = momentOf(at);
  if (isOnLaptop) throw new Error('Tabel pada suatu waktu (--at) hanya ada di AWS. Di laptop, pulihkan dari salinan: --copy <folder>');
  return moment;
}

function momentOf(text: string | undefined): Date {
  const moment = new Date(text ?? '');
  if (Number.isNaN(moment.getTime())) throw new Error(usage);
  return moment;
}
