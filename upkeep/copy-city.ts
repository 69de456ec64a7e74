import * as z from 'zod';
import { allOf } from './all-of.ts';
import type { City } from './city.ts';
import { readLines, writeLines } from './copy-folder.ts';
import { wholeTable } from './dynamo-items.ts';
import { itemSchema } from './dynamo-table.ts';
import type { Item } from './migrations/migration.ts';
import { type KeptAccount, keptAccountSchema } from './restore/accounts.ts';
import type { ListedVersion } from './restore/objects.ts';
import { bucketVersions } from './s3-versions.ts';

/** What of a city can be lost by itself, but for the person key, which is in no copy (key-shares). */
export const tableNames = ['catalog', 'records'] as const;
export const bucketNames = ['published', 'inbox'] as const;
export type TableName = (typeof tableNames)[number];
export type BucketName = (typeof bucketNames)[number];

const standingSchema = z.strictObject({ key: z.string(), versionId: z.string() });
export type Standing = z.infer<typeof standingSchema>;

/** The tables of a city by what they are. */
export function tableOf(city: City, name: TableName) {
  return wholeTable(city.documents, name === 'catalog' ? city.CATALOG_TABLE : city.RECORDS_TABLE);
}

export function bucketOf(city: City, name: BucketName) {
  return bucketVersions(city.objects, name === 'published' ? city.PUBLISHED_BUCKET : city.INBOX_BUCKET);
}

/**
 * Writes what a city keeps into a folder: the items of both tables, the accounts, and which version of each object stands (the objects themselves keep their versions in their
 * buckets). It holds personal data: whoever may read the folder reads the city. Gives how many entries each file has.
 */
export async function copyCity(city: City, folder: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const name of tableNames) counts[name] = await writeLines(folder, `${name}.jsonl`, tableOf(city, name).items());
  counts.accounts = await writeLines(folder, 'accounts.jsonl', accountsOf(city));
  for (const name of bucketNames) counts[name] = await writeLines(folder, `${name}.jsonl`, standingOf(bucketOf(city, name).versions()));
  return counts;
}

/** Every account of the pool, with its groups. None where the city signs in by a service of its own. */
export async function* accountsOf({ pool, USER_POOL_ID }: City): AsyncGenerator<KeptAccount> {
  if (USER_POOL_ID === 'none') return;
  let cursor: string | undefined;
  do {
    // Sixty is Cognito's largest page.
    const page = await pool.list(60, cursor);
    if (page === undefined) throw new Error('the list of accounts was changed while it was read: run it again');
    for (const { sub, email, name, disabled } of page.users) yield { sub, email, name, disabled, groups: [...(await pool.groupsOf(sub))] };
    cursor = page.next;
  } while (cursor !== undefined);
}

/** Of each key the version that is read, where it is not deleted. */
export async function* standingOf(versions: AsyncIterable<ListedVersion>): AsyncGenerator<Standing> {
  let last: string | undefined;
  for await (const { key, versionId, isMarker } of versions) {
    if (key !== last && !isMarker) yield { key, versionId };
    last = key;
  }
}

export async function* copiedItems(folder: string, name: TableName): AsyncGenerator<Item> {
  for await (const line of readLines(folder, `${name}.jsonl`)) yield itemSchema.parse(line);
}

export async function copiedAccounts(folder: string): Promise<KeptAccount[]> {
  return (await allOf(readLines(folder, 'accounts.jsonl'))).map((line) => keptAccountSchema.parse(line));
}

export async function* copiedStanding(folder: string, name: BucketName): AsyncGenerator<Standing> {
  for await (const line of readLines(folder, `${name}.jsonl`)) yield standingSchema.parse(line);
}
