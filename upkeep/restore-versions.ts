import { createHash } from 'node:crypto';
import * as z from 'zod';
import { s3Published } from '../functions/aws/s3/published.ts';
import { allOf } from './all-of.ts';
import type { City } from './city.ts';
import { bucketNames, bucketOf, standingOf, tableOf } from './copy-city.ts';
import { dynamoTable } from './dynamo-table.ts';
import type { Item } from './migrations/migration.ts';
import { mayNameObjects, type VersionFor, withStandingVersions } from './restore/versions.ts';

/**
 * Has the table name the versions of objects that stand, where those that it names are gone: after a bucket was filled again by a copy, which gives every object a version id of its own
 * (AWS Backup, S3). Parts are immutable, so a key's one version is the one that was meant.
 */
export async function restoreVersions(city: City): Promise<{ readonly items: number; readonly gone: number }> {
  const known = new Set<string>();
  const standing = new Map<string, string>();
  for (const name of bucketNames) {
    const versions = await allOf(bucketOf(city, name).versions());
    for (const { key, versionId, isMarker } of versions) if (!isMarker) known.add(`${key} ${versionId}`);
    for await (const { key, versionId } of standingOf(eachOf(versions))) standing.set(key, versionId);
  }
  let gone = 0;
  const versionFor = (key: string, versionId: string) => {
    if (known.has(`${key} ${versionId}`)) return undefined;
    if (!standing.has(key)) gone += 1;
    return standing.get(key);
  };
  const lists = s3Published(city.objects, city.PUBLISHED_BUCKET);
  const table = dynamoTable(city.documents, city.CATALOG_TABLE);
  let items = 0;
  for (const item of (await allOf(tableOf(city, 'catalog').items())).filter(mayNameObjects)) {
    const renewed = await withList(withStandingVersions(item, versionFor), versionFor, lists);
    if (renewed === item) continue;
    if (!(await table.change(item, renewed))) throw new Error('an item was changed meanwhile: run it again');
    items += 1;
  }
  return { items, gone };
}

const listSchema = z.looseObject({ partsAt: z.looseObject({ key: z.string(), versionId: z.string() }) });

/** Very many parts are named by an object instead of the item: it is written anew, too. */
async function withList(
  item: Item,
  versionFor: VersionFor,
  lists: Pick<ReturnType<typeof s3Published>, 'getText' | 'putText'>,
): Promise<Item> {
  const partsAt = listSchema.safeParse(item).data?.partsAt;
  const text = partsAt && (await lists.getText(partsAt.key, partsAt.versionId));
  if (partsAt === undefined || text === undefined) return item;
  const parts: unknown = JSON.parse(text);
  const standing = withStandingVersions(parts, versionFor);
  if (standing === parts) return item;
  const written = JSON.stringify(standing);
  const { versionId } = await lists.putText(partsAt.key, written, 'application/json');
  return { ...item, partsAt: { ...partsAt, versionId, sha256: createHash('sha256').update(written).digest('hex') } };
}

async function* eachOf<T>(entries: Iterable<T>): AsyncGenerator<T> {
  yield* entries;
}
