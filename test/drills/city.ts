import { isDeepStrictEqual } from 'node:util';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { type Client, send } from '../../demo/client.ts';
import { demoAccounts } from '../../local/accounts.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { allOf } from '../../upkeep/all-of.ts';
import { type City, cityEnvironment, openCity } from '../../upkeep/city.ts';
import { type BucketName, bucketOf, standingOf, type TableName, tableOf } from '../../upkeep/copy-city.ts';
import { bind, niks, publishPersons } from '../browser/persons.ts';
import { answerOf } from '../old-homes/answer-of.ts';
import type { KeptAnswer } from '../old-homes/archive.ts';
import { playStory, type Read } from '../old-homes/story.ts';
import { root } from './drill.ts';

/** A laptop in the drill's home, and the city as whoever keeps it reaches it. */
export type Running = { readonly laptop: Laptop; readonly client: Client; readonly city: City; readonly stop: () => Promise<void> };

const accounts = demoAccounts(`${root}/cities/kota-tangerang.json`);

type Another = {
  /** The user pool begins empty, as one that was lost. */
  readonly hasNobody?: true;
  /** Another assembly than that of the sources, and another clock than the machine's. */
  readonly assemblyDirectory?: string;
  readonly now?: () => Date;
};

/** Starts a laptop. Accounts are named by their address: a pool that was filled again knows no other name. */
export async function startIn(home: string, { hasNobody, assemblyDirectory, ...clock }: Another = {}): Promise<Running> {
  const laptop = await startLaptop({
    assemblyDirectory: assemblyDirectory ?? (await currentAssembly(root, () => undefined)),
    home,
    port: 0,
    accounts: hasNobody === true ? [] : accounts,
    ...clock,
  });
  const emailOf = (name: string) => accounts.find(({ id }) => id === name)?.email ?? name;
  const client = { url: laptop.url, token: (account: string) => laptop.issueToken(emailOf(account)) };
  return { laptop, client, city: openCity(await cityEnvironment({ SATUDATA_HOME: home })), stop: laptop.stop };
}

/** A little of everything that a city keeps, and a family whose profile is read by its keyed hash. */
export async function fill({ client }: Running): Promise<readonly Read[]> {
  const reads = await playStory(client);
  await publishPersons(client);
  for (const [account, nik] of [
    ['warga', niks.wife],
    ['suami', niks.husband],
  ] as const)
    await bind(client, account, nik);
  return [...reads, { account: 'warga', path: '/v1/me/profile' }];
}

export async function answers({ client }: Running, reads: readonly Read[]): Promise<readonly KeptAnswer[]> {
  const all: KeptAnswer[] = [];
  for (const read of reads) all.push(await answerOf(client, read));
  return all;
}

/** How many answers are as they were. Throws where one is not, and names it. */
export function sameAnswers(before: readonly KeptAnswer[], now: readonly KeptAnswer[]): string {
  const other = before.find((answer, index) => !isDeepStrictEqual(answer, now[index]));
  if (other !== undefined) {
    const found = now[before.indexOf(other)];
    throw new Error(`another answer to GET ${other.path} as ${other.account}: ${JSON.stringify(other)} | ${JSON.stringify(found)}`);
  }
  return `${before.length} of ${before.length} answers are as they were`;
}

/** Deletes every item of a table, as somebody with rights on the account might. Gives how many. */
export async function loseTable({ city }: Running, name: TableName): Promise<number> {
  const table = tableOf(city, name);
  const items = await allOf(table.items());
  for (const item of items) await table.remove(item);
  return items.length;
}

/** Deletes every object of a bucket that stands, as `aws s3 rm --recursive` does. Gives how many. */
export async function loseObjects({ city }: Running, name: BucketName): Promise<number> {
  const Bucket = name === 'published' ? city.PUBLISHED_BUCKET : city.INBOX_BUCKET;
  const standing = await allOf(standingOf(bucketOf(city, name).versions()));
  for (const { key: Key } of standing) await city.objects.send(new DeleteObjectCommand({ Bucket, Key }));
  return standing.length;
}

/** What a copy of AWS Backup does to a bucket that was lost: every version is removed, and each object that stood put back, under a version id that S3 chooses. */
export async function fillAgain({ city }: Running): Promise<{ readonly objects: number; readonly versions: number }> {
  const Bucket = city.PUBLISHED_BUCKET;
  const bucket = bucketOf(city, 'published');
  const all = await allOf(bucket.versions());
  const standing = await allOf(standingOf(bucket.versions()));
  const copied = await Promise.all(
    standing.map(async ({ key: Key }) => {
      const { Body, ContentType, Metadata } = await city.objects.send(new GetObjectCommand({ Bucket, Key }));
      return { Bucket, Key, Body: await Body?.transformToByteArray(), ContentType, Metadata };
    }),
  );
  for (const { key, versionId } of all) await bucket.remove(key, versionId);
  for (const { ContentType, Metadata, Body = new Uint8Array(), ...named } of copied)
    await city.objects.send(
      new PutObjectCommand({ ...named, Body, ...(ContentType ? { ContentType } : {}), ...(Metadata ? { Metadata } : {}) }),
    );
  return { objects: copied.length, versions: all.length };
}

/** What anyone is told of a dataset now. */
export async function statusOf({ client }: Running, path: string): Promise<string> {
  return `GET ${path}: ${(await send(client, undefined, 'GET', path)).status}`;
}
