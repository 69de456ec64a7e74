import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { allOf } from '../../upkeep/all-of.ts';
import { tableOf } from '../../upkeep/copy-city.ts';
import type { KeptAnswer } from '../old-homes/archive.ts';
import type { Read } from '../old-homes/story.ts';
import { answers, fill, fillAgain, loseObjects, loseTable, type Running, sameAnswers, startIn, statusOf } from './city.ts';
import type { Drill, Stage } from './drill.ts';

type Before = { readonly reads: readonly Read[]; readonly kept: readonly KeptAnswer[]; readonly since: string };

const rows = '/v1/datasets/penduduk/rows';
const shares = ['--shares', 'bagian-1.json', '--shares', 'bagian-2.json'];

/** A city with a copy of it, and what it answered. */
async function prepared(stage: Stage): Promise<Before & { readonly running: Running }> {
  const running = await startIn(stage.home);
  const reads = await fill(running);
  // Files are made when they are first asked for: now they stand, too.
  await answers(running, reads);
  const kept = await answers(running, reads);
  await stage.command('copy', ['salinan']);
  await stage.command('key-shares', ['make', 'bagian-1.json', 'bagian-2.json']);
  // S3 tells times by the second.
  await setTimeout(1100);
  return { running, reads, kept, since: new Date().toISOString() };
}

async function compare(stage: Stage, running: Running, { reads, kept }: Before): Promise<void> {
  await stage.command('restore', ['compare', '--copy', 'salinan']);
  await stage.command('restore', ['fit']);
  stage.say(sameAnswers(kept, await answers(running, reads)));
}

const table: Drill = {
  name: 'restore-table',
  title: 'The tables are lost',
  async run(stage) {
    const { running, ...before } = await prepared(stage);
    const lost = [await loseTable(running, 'catalog'), await loseTable(running, 'records')];
    stage.say(`Every item deleted: ${lost[0]} of the catalog, ${lost[1]} of the records. ${await statusOf(running, rows)}`);
    await stage.command('restore', ['table', '--copy', 'salinan']);
    await compare(stage, running, before);
    await stage.command('restore', ['table', '--copy', 'salinan']);
    await running.stop();
  },
};

function ofBucket(name: 'published' | 'inbox'): Drill {
  return {
    name: `restore-${name}`,
    title: `The objects of the ${name} bucket are lost`,
    async run(stage) {
      const { running, ...before } = await prepared(stage);
      stage.say(`${await loseObjects(running, name)} objects deleted. ${await statusOf(running, `${rows}?sort=kecamatan`)}`);
      await stage.command('restore', ['compare', '--copy', 'salinan'], 1);
      await stage.command('restore', [name, '--since', before.since]);
      await compare(stage, running, before);
      await running.stop();
    },
  };
}

const filledAgain: Drill = {
  name: 'restore-bucket',
  title: 'The published bucket is lost with its versions, and filled again by a copy',
  async run(stage) {
    const { running, ...before } = await prepared(stage);
    const { objects, versions } = await fillAgain(running);
    stage.say(
      `${versions} versions removed for good, ${objects} objects put back: S3 gave each another version id. ${await statusOf(running, `${rows}?sort=jumlah`)}`,
    );
    await stage.command('restore', ['fit'], 1);
    await stage.command('restore', ['versions']);
    await stage.command('restore', ['fit']);
    await running.stop();
    const next = await startIn(stage.home);
    stage.say(
      `After a start anew, since warm functions remember manifests: ${sameAnswers(before.kept, await answers(next, before.reads))}`,
    );
    await next.stop();
  },
};

const accounts: Drill = {
  name: 'restore-accounts',
  title: 'The accounts are lost',
  async run(stage) {
    const { running, ...before } = await prepared(stage);
    await running.stop();
    loseAccounts(stage.home);
    const next = await startIn(stage.home, { hasNobody: true });
    stage.say('The user pool is another one, and empty.');
    await stage.command('restore', ['accounts', '--copy', 'salinan']);
    await stage.command('restore', ['fit']);
    await sayRenamed(stage, next, before);
    await next.stop();
  },
};

const key: Drill = {
  name: 'restore-key',
  title: 'The person key is lost',
  async run(stage) {
    const { running, reads, kept } = await prepared(stage);
    await running.stop();
    loseSecret(stage.home, 'satudata-PersonKey');
    const another = await startIn(stage.home);
    const differing = (await answers(another, reads)).filter((answer, index) => JSON.stringify(answer) !== JSON.stringify(kept[index]));
    stage.say(
      `Another key is in force: ${differing.map(({ account, path }) => `GET ${path} as ${account}`).join(', ')} tells something else.`,
    );
    await stage.command('key-shares', ['check', 'bagian-1.json', 'bagian-2.json'], 1);
    await stage.command('restore', ['key', ...shares]);
    await another.stop();
    // A function keeps the key as long as its process.
    const next = await startIn(stage.home);
    await stage.command('key-shares', ['check', 'bagian-1.json', 'bagian-2.json']);
    stage.say(sameAnswers(kept, await answers(next, reads)));
    await next.stop();
  },
};

const all: Drill = {
  name: 'restore-all',
  title: 'Everything is lost at once',
  async run(stage) {
    const { running, ...before } = await prepared(stage);
    const lost = [
      `${await loseTable(running, 'catalog')} items of the catalog`,
      `${await loseTable(running, 'records')} records`,
      `${await loseObjects(running, 'published')} published objects`,
      `${await loseObjects(running, 'inbox')} objects of the inbox`,
    ];
    await running.stop();
    loseAccounts(stage.home);
    rmSync(join(stage.home, 'secrets'), { recursive: true });
    stage.say(`Lost: ${lost.join(', ')}, all accounts, both keys.`);
    const empty = await startIn(stage.home, { hasNobody: true });
    await stage.command('restore', ['all', '--copy', 'salinan', '--since', before.since, ...shares], 1);
    stage.say('What differs is called by the new names of accounts. The key of the subject index is in no copy: the index is made anew.');
    await empty.stop();
    const next = await startIn(stage.home, { hasNobody: true });
    await stage.command('keep-index', []);
    await stage.command('restore', ['fit']);
    await sayRenamed(stage, next, before);
    await next.stop();
  },
};

export const restoreDrills: readonly Drill[] = [table, ofBucket('published'), ofBucket('inbox'), filledAgain, accounts, key, all];

function loseAccounts(home: string): void {
  for (const folder of ['accounts', 'login']) rmSync(join(home, folder), { recursive: true });
}

function loseSecret(home: string, name: string): void {
  const path = join(home, 'secrets', 'secrets.json');
  const secrets: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
  if (!(name in secrets)) throw new Error(`there is no secret ${name}`);
  delete secrets[name];
  writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 });
}

/** Answers are the same but for the names of accounts, which Cognito made anew, and what `comparable` says. */
async function sayRenamed(stage: Stage, running: Running, { reads, kept }: Before): Promise<void> {
  const items = await allOf(tableOf(running.city, 'catalog').items());
  const renamed = items.filter(({ pk }) => pk === 'RESTORED-ACCOUNTS');
  const inNewWords = <T>(value: T): T =>
    JSON.parse(renamed.reduce((text, { sk, to }) => text.replaceAll(sk, String(to)), JSON.stringify(value)));
  const now = await answers(running, inNewWords(reads));
  stage.say(`${renamed.length} accounts have a new sub. ${sameAnswers(inNewWords(kept).map(comparable), now.map(comparable))}`);
}

/** Without the moment at which the pool made an account. */
function comparable(answer: KeptAnswer): KeptAnswer {
  const body: unknown = JSON.parse(JSON.stringify(answer.body), (name, value) =>
    name === 'createdAt' && answer.path.startsWith('/v1/accounts/') ? 'when the pool made it' : value,
  );
  return { ...answer, body };
}
