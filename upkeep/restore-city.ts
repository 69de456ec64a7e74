import { GetSecretValueCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { allOf } from './all-of.ts';
import type { City } from './city.ts';
import { type BucketName, bucketNames, bucketOf, copiedItems, standingOf, type TableName, tableNames, tableOf } from './copy-city.ts';
import { wholeTable } from './dynamo-items.ts';
import type { Item } from './migrations/migration.ts';
import { type KeptAccount, type Pool, type RestoredAccounts, renamedPartition, restoreAccounts, withNewSubs } from './restore/accounts.ts';
import { type ItemSource, type RestoredItems, restoreItems } from './restore/items.ts';
import { joinKey } from './restore/key-shares.ts';
import { type RestoredObjects, restoreObjects } from './restore/objects.ts';
import { type Fit, fitOf } from './restore/whole.ts';
import { dynamoAnewNotes } from './restored-accounts.ts';

/** Items of a copy, or of a table that was restored to a point in time. */
export type TableSource = (name: TableName) => ItemSource;

export function ofFolder(folder: string): TableSource {
  return (name) => () => copiedItems(folder, name);
}

export async function restoreTables(city: City, source: TableSource, replace: boolean): Promise<Record<TableName, RestoredItems>> {
  const [catalog, records] = await Promise.all(
    // Records are only ever added: what stands is never replaced by a copy (docs/runbook.md, "RecordsTampered").
    tableNames.map((name) => restoreItems(source(name), tableOf(city, name), replace && name === 'catalog')),
  );
  if (catalog === undefined || records === undefined) throw new Error('there are two tables');
  return { catalog, records };
}

export function restoreBucket(city: City, name: BucketName, since: Date): Promise<RestoredObjects> {
  return restoreObjects(bucketOf(city, name), since);
}

export type RestoredPool = Omit<RestoredAccounts, 'renamed'> & {
  /** Items that call an account by its new name now. */
  readonly items: number;
  /** Items that keep the old name, since another stands under the new one; by the first word of their key. */
  readonly taken: ReadonlyMap<string, number>;
};

/** Puts the accounts of a copy back, and has the table call each by the `sub` that it has now. */
export async function restorePool(
  city: Pick<City, 'documents' | 'CATALOG_TABLE'> & { readonly pool: Pool },
  accounts: readonly KeptAccount[],
  now: Date,
): Promise<RestoredPool> {
  const notes = dynamoAnewNotes(city.documents, city.CATALOG_TABLE, now);
  const { renamed, ...counts } = await restoreAccounts(accounts, city.pool, notes);
  const table = wholeTable(city.documents, city.CATALOG_TABLE);
  const named = (item: Item) => (item.pk === renamedPartition ? item : withNewSubs(item, renamed));
  const taken = new Map<string, number>();
  let items = 0;
  for await (const item of table.items()) {
    if (named(item) === item) continue;
    const [kind = ''] = item.pk.split('#');
    const became = await table.rename(item, named);
    if (became === 'renamed') items += 1;
    if (became === 'taken') taken.set(kind, (taken.get(kind) ?? 0) + 1);
  }
  // Last, so that a run that breaks off is gone on with.
  for (const [sub, to] of renamed) await notes.keep(sub, { to });
  return { ...counts, items, taken };
}

/** Puts the key of two shares in force, unless it is. Nothing of it is told. */
export async function restoreKey(
  city: City,
  shares: readonly [unknown, unknown],
): Promise<'restored' | 'in force' | { readonly refused: string }> {
  const joined = joinKey(...shares);
  if ('refused' in joined) return joined;
  if ((await currentKey(city)) === joined.key) return 'in force';
  await city.secrets.send(new PutSecretValueCommand({ SecretId: city.PERSON_KEY_ARN, SecretString: joined.key }));
  return 'restored';
}

/** The person key that is in force; undefined where the secret has none. */
export async function currentKey({ secrets, PERSON_KEY_ARN }: City): Promise<string | undefined> {
  return (await secrets.send(new GetSecretValueCommand({ SecretId: PERSON_KEY_ARN }))).SecretString;
}

/** How the table and the buckets fit together, as they are. */
export async function fitOfCity(city: City): Promise<Fit> {
  const items = (await allOf(tableOf(city, 'catalog').items())).filter(({ pk }) => pk.startsWith('DATASET#'));
  const [published, inbox] = await Promise.all(
    bucketNames.map(async (name) => (await allOf(standingOf(bucketOf(city, name).versions()))).map(({ key }) => key)),
  );
  const versions = new Set<string>();
  for await (const { key, versionId, isMarker } of bucketOf(city, 'published').versions())
    if (!isMarker) versions.add(`${key} ${versionId}`);
  const hasVersion = ({ key, versionId }: { readonly key: string; readonly versionId: string }) => versions.has(`${key} ${versionId}`);
  return fitOf({ items, hasVersion, publishedKeys: published ?? [], inboxKeys: inbox ?? [] });
}
