import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { cityEnvironment, openCity } from '../../upkeep/city.ts';
import { dynamoTable } from '../../upkeep/dynamo-table.ts';
import { migrate } from '../../upkeep/migrate.ts';
import { migrations } from '../../upkeep/migrations/table.ts';
import { type City, csvOf, deliver, startCity } from '../way/city.ts';
import { answerOf } from './answer-of.ts';
import { type KeptAnswers, unpackHome } from './archive.ts';

/** Home folders as earlier versions left them (write-home.ts): each later version reads them. */
const homes = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.zip'));

describe.each(homes)('the home of %s', (name) => {
  const home = mkdtempSync(join(tmpdir(), `satudata-${basename(name, '.zip')}-`));
  let kept: KeptAnswers;
  let city: City;
  beforeAll(async () => {
    kept = await unpackHome(join(import.meta.dirname, name), home);
    city = await startCity({ home });
  });
  afterAll(async () => {
    await city?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  test('answers all that its version answered, with the same values', async () => {
    expect(kept.answers.length).toBeGreaterThan(0);
    const now = [];
    for (const read of kept.answers) now.push(await answerOf(city.client, read));
    expect(now).toMatchObject(kept.answers);
  });

  test('is brought to today’s shape of items while it is read, and answers as before', async () => {
    const { documents, CATALOG_TABLE } = openCity(await cityEnvironment({ SATUDATA_HOME: home }));
    const migrated = migrate({ table: dynamoTable(documents, CATALOG_TABLE, 10), migrations, now: () => new Date() });
    const [done, now] = await Promise.all([migrated, Promise.all(kept.answers.map((read) => answerOf(city.client, read)))]);
    expect(now).toMatchObject(kept.answers);
    expect(done.map(({ finishedAt }) => finishedAt)).not.toContain(undefined);
    const { text } = await send(city.client, 'dinkes', 'GET', '/v1/datasets/penduduk/uploads');
    const [, uploadId = ''] = /"uploadId":"([0-9A-Z]{26})"/.exec(text) ?? [];
    // By its number alone, which 0.1.0 kept nowhere.
    expect((await send(city.client, 'helpdesk', 'GET', `/v1/uploads/${uploadId}`)).status).toBe(200);
  });

  test('describes versions of then, each time alike, by level', async () => {
    const asked = (account: string | undefined, id: string, query = '') =>
      send(city.client, account, 'GET', `/v1/datasets/${id}/statistics${query}`);
    for (const query of ['', '?version=1']) {
      const first = await asked(undefined, 'penduduk', query);
      expect(first.body, first.text).toMatchObject({
        rows: query === '' ? 4 : 3,
        columns: [{ name: 'tahun', min: 2024, max: 2025 }, {}, {}],
      });
      expect((await asked(undefined, 'penduduk', query)).text).toBe(first.text);
    }
    expect((await asked(undefined, 'sekolah')).body).toMatchObject({ values: false, rows: 2 });
    expect((await asked(undefined, 'aset')).status).toBe(404);
    const persons = await asked('dinkes', 'penerima');
    expect(persons.body, persons.text).toMatchObject({ values: true, rows: 2 });
    expect(persons.text).not.toMatch(/36710|Siti/);
  });

  test('goes on: the next delivery is a version beside those that stand', async () => {
    const next = await deliver(city.client, 'penduduk', 'tahun,kecamatan,jumlah\n2026,Benda,13\n2026,Batuceper,23\n');
    expect(textMember(next, 'state'), JSON.stringify(next)).toBe('published');
    expect(await csvOf(city.client, 'penduduk', '?period=2026')).toContain('2026,Benda,13');
    expect(await csvOf(city.client, 'penduduk', '?period=2025')).toContain('2025,Benda,12');
  });
});
