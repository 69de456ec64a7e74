import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { answerArchiveEvent } from '../../functions/records/answer-archive-event.ts';
import { archiveDay } from '../../functions/records/archive-day.ts';
import { archiveManifestSchema, manifestKey } from '../../functions/records/archive-manifest.ts';
import { startKey } from '../../functions/records/archive-start.ts';
import { keepArchive } from '../../functions/records/keep-archive.ts';
import { daysAfter, daysFrom } from '../../functions/records/utc-day.ts';
import { anAccountRecord, archiveFakes, aStoredRecord, linesOf } from './archive-fakes.ts';

const day = '2026-11-23';
const scheduled = { version: '0', source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} };

describe('archiving a day', () => {
  test('writes each of its records once, of every dataset and of accounts, in the order of their keys', async () => {
    const mine = [aStoredRecord('penerima-bansos', day, 2), anAccountRecord(day, 1), aStoredRecord('kunjungan-puskesmas', day, 3)];
    const others = [aStoredRecord('penerima-bansos', '2026-11-22', 1), aStoredRecord('penerima-bansos', '2026-11-24', 4)];
    const fakes = archiveFakes(...others, ...mine);
    expect((await keepArchive(fakes.ports())).archived).toEqual([
      { day: '2026-11-22', records: 1 },
      { day, records: 3 },
    ]);
    const lines = linesOf(fakes.archive.objects, day);
    expect(lines.map((line) => JSON.parse(line))).toEqual([mine[1], mine[2], mine[0]]);
  });

  test('leaves a manifest with counts and the digest of each object', async () => {
    const fakes = archiveFakes(aStoredRecord('penerima-bansos', day, 1), anAccountRecord(day, 1));
    await keepArchive(fakes.ports());
    const manifest = archiveManifestSchema.parse(JSON.parse(fakes.archive.objects.get(manifestKey(day)) ?? ''));
    expect(manifest).toMatchObject({ day, records: 2, accounts: 1, datasets: { 'kunjungan-puskesmas': 0, 'penerima-bansos': 1 } });
    for (const { key, sha256, bytes } of manifest.parts) {
      const text = fakes.archive.objects.get(key) ?? '';
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
      expect(Buffer.byteLength(text)).toBe(bytes);
      expect(key).toBe(`records/${day}/0001-${sha256}.ndjson`);
    }
  });

  test('cuts a large day into parts that stay small, and loses nothing', async () => {
    const name = 'x'.repeat(100_000);
    const count = Math.ceil((limits.archivePartBytes * 2.5) / 100_000);
    const fakes = archiveFakes(...Array.from({ length: count }, (_, place) => aStoredRecord('penerima-bansos', day, place, { name })));
    const manifest = await archiveDay(fakes.ports(), day, ['penerima-bansos']);
    if (manifest === 'exists') throw new Error('nothing was archived before');
    expect(manifest.parts.length).toBe(3);
    expect(Math.max(...manifest.parts.map(({ bytes }) => bytes))).toBeLessThan(limits.archivePartBytes + 101_000);
    expect([manifest.records, linesOf(fakes.archive.objects, day).length]).toEqual([count, count]);
    expect((await answerArchiveEvent(fakes.ports(), { compare: { from: day } })).tampered).toBe(0);
  });

  test('never writes over a day that is archived, whatever the table says now', async () => {
    const fakes = archiveFakes(aStoredRecord('penerima-bansos', day, 1));
    await keepArchive(fakes.ports());
    const before = new Map(fakes.archive.objects);
    fakes.table.standing = [];
    expect(await archiveDay(fakes.ports(), day, ['penerima-bansos'])).toBe('exists');
    expect((await keepArchive(fakes.ports())).archived).toEqual([]);
    expect(fakes.archive.objects).toEqual(before);
  });

  test('goes on after a crash at any write, and the day is whole', async () => {
    const name = 'x'.repeat(100_000);
    const count = Math.ceil((limits.archivePartBytes * 1.5) / 100_000);
    const records = Array.from({ length: count }, (_, place) => aStoredRecord('penerima-bansos', day, place, { name }));
    // The first day, two parts, the manifest.
    for (const failAfter of [0, 1, 2, 3]) {
      const fakes = archiveFakes(...records);
      fakes.archive.failAfter = failAfter;
      await expect(keepArchive(fakes.ports())).rejects.toThrow('can not be written');
      expect(fakes.archive.objects.has(manifestKey(day))).toBe(false);
      fakes.archive.failAfter = Number.POSITIVE_INFINITY;
      expect((await keepArchive(fakes.ports())).archived).toEqual([{ day, records: count }]);
      expect(linesOf(fakes.archive.objects, day)).toHaveLength(count);
    }
  });
});

describe('the daily run', () => {
  test('waits until nobody writes a record of the day any more', async () => {
    const fakes = archiveFakes(aStoredRecord('penerima-bansos', day, 1));
    fakes.clock = new Date(Date.parse('2026-11-24T00:00:00Z') + limits.archiveSettleMinutes * 60_000 - 1).toISOString();
    expect((await keepArchive(fakes.ports())).archived.map((one) => one.day)).toEqual(['2026-11-22']);
    fakes.clock = new Date(Date.parse('2026-11-24T00:00:00Z') + limits.archiveSettleMinutes * 60_000).toISOString();
    expect((await keepArchive(fakes.ports())).archived.map((one) => one.day)).toEqual([day]);
  });

  test('begins at the first record; where there is none, with the day before', async () => {
    const empty = archiveFakes();
    expect((await keepArchive(empty.ports())).archived).toEqual([{ day, records: 0 }]);
    const older = archiveFakes(aStoredRecord('penerima-bansos', '2026-11-20', 1));
    expect((await keepArchive(older.ports())).archived.map((one) => one.day)).toEqual(daysFrom('2026-11-20', day));
  });

  test('makes up for the days of an outage, those without records too, however long it was', async () => {
    const fakes = archiveFakes(aStoredRecord('penerima-bansos', day, 1));
    await keepArchive(fakes.ports());
    fakes.clock = '2026-11-29T07:00:00.000Z';
    expect((await keepArchive(fakes.ports())).archived.map((one) => one.day)).toEqual(daysFrom('2026-11-24', '2026-11-28'));
    fakes.clock = '2027-03-01T07:00:00.000Z';
    fakes.table.standing.push(aStoredRecord('penerima-bansos', '2027-01-01', 9));
    const missing = daysFrom('2026-11-29', '2027-02-28');
    const archived: string[] = [];
    for (const already of [0, 1, 2, 3].map((run) => Math.min(run * limits.archiveLookBackDays, missing.length))) {
      const answer = await answerArchiveEvent(fakes.ports(), scheduled);
      archived.push(...(answer.archived ?? []).map((one) => one.day));
      // Days whose turn has not come are left, not tampered with.
      expect([answer.tampered, archived.length + (answer.left ?? []).length]).toEqual([0, missing.length]);
      expect(fakes.daysMissing.at(-1)).toBe(Math.max(0, missing.length - already - 1));
    }
    expect(archived).toEqual(missing);
    expect(linesOf(fakes.archive.objects, '2027-01-01')).toHaveLength(1);
  });

  test('tells how many days were left out, and a run that fails or only compares tells nothing', async () => {
    const fakes = archiveFakes(aStoredRecord('penerima-bansos', '2026-11-20', 1));
    await answerArchiveEvent(fakes.ports(), {});
    fakes.clock = '2026-11-28T01:20:00.000Z';
    await answerArchiveEvent(fakes.ports(), { compare: { from: day } });
    fakes.archive.failAfter = 0;
    await expect(answerArchiveEvent(fakes.ports(), {})).rejects.toThrow('can not be written');
    fakes.archive.failAfter = Number.POSITIVE_INFINITY;
    await answerArchiveEvent(fakes.ports(), {});
    await answerArchiveEvent(fakes.ports(), {});
    fakes.clock = '2026-11-29T01:20:00.000Z';
    await answerArchiveEvent(fakes.ports(), {});
    // Days before the first run were not left out by one.
    expect(fakes.daysMissing).toEqual([0, 3, 0, 0]);
  });

  test('asks for every dataset it ever knew, though the catalog and the city’s file forgot it', async () => {
    const fakes = archiveFakes(aStoredRecord('penerima-bansos', day, 1));
    await keepArchive(fakes.ports());
    fakes.catalog = {};
    fakes.opdIds = [];
    fakes.clock = '2026-11-25T01:20:00.000Z';
    fakes.table.standing.push(aStoredRecord('penerima-bansos', '2026-11-24', 2));
    expect((await keepArchive(fakes.ports())).archived).toEqual([{ day: '2026-11-24', records: 1 }]);
  });

  test('compares the last days and tells CloudWatch how many records differ', async () => {
    const fakes = archiveFakes(...daysFrom('2026-11-10', day).map((one, place) => aStoredRecord('penerima-bansos', one, place)));
    expect(await answerArchiveEvent(fakes.ports(), scheduled)).toMatchObject({ tampered: 0 });
    fakes.table.standing = fakes.table.standing.filter(({ pk }) => !pk.endsWith('2026-11-18') && !pk.endsWith('2026-11-12'));
    const { compared, tampered } = await answerArchiveEvent(fakes.ports(), {});
    expect(compared.map((outcome) => outcome.day)).toEqual(daysFrom(daysAfter(day, 1 - limits.archiveCompareDays), day));
    expect([tampered, fakes.tampered]).toEqual([1, [0, 1]]);
  });

  test('takes a day without an archive after one that has one for tampering, and days before the first for none', async () => {
    const fakes = archiveFakes(...daysFrom('2026-11-20', day).map((one, place) => aStoredRecord('penerima-bansos', one, place)));
    expect((await answerArchiveEvent(fakes.ports(), scheduled)).tampered).toBe(0);
    const answer = await answerArchiveEvent(fakes.ports(), { compare: { from: '2026-11-18' } });
    expect([answer.tampered, answer.begun]).toEqual([0, '2026-11-20']);
    fakes.archive.objects.delete(manifestKey('2026-11-21'));
    expect((await answerArchiveEvent(fakes.ports(), scheduled)).tampered).toBe(1);
  });

  test.each(['manifests', 'all but the first day', 'all'])(
    'does not archive an edited table again when %s of the archive are hidden, and tells',
    async (what) => {
      const days = daysFrom('2026-11-10', day);
      const fakes = archiveFakes(...days.map((one, place) => aStoredRecord('penerima-bansos', one, place)));
      await answerArchiveEvent(fakes.ports(), scheduled);
      const before = new Map(fakes.archive.objects);
      fakes.table.standing = fakes.table.standing.map((record) => ({ ...record, name: 'Orang Lain' }));
      for (const key of before.keys()) {
        if (what === 'manifests' ? key.endsWith('/manifest.json') : what === 'all' || key !== startKey) fakes.archive.hidden.add(key);
      }
      fakes.clock = '2026-11-25T01:20:00.000Z';
      const { archived, tampered } = await answerArchiveEvent(fakes.ports(), scheduled);
      expect(archived).toEqual([{ day: '2026-11-24', records: 0 }]);
      expect(tampered).toBe(limits.archiveCompareDays - 1 + (what === 'all' ? 1 : 0));
      for (const [key, text] of before) expect(fakes.archive.objects.get(key)).toBe(text);
    },
  );

  test('counts a day of the archive that has no manifest, though no other day has one', async () => {
    const fakes = archiveFakes(...daysFrom('2026-11-10', day).map((one, place) => aStoredRecord('penerima-bansos', one, place)));
    await answerArchiveEvent(fakes.ports(), scheduled);
    for (const key of [...fakes.archive.objects.keys()].filter((key) => key !== startKey)) fakes.archive.objects.delete(key);
    expect((await answerArchiveEvent(fakes.ports(), { compare: { from: '2026-11-20' } })).tampered).toBe(4);
    await answerArchiveEvent(fakes.ports(), scheduled);
    expect(fakes.daysMissing.at(-1)).toBe(13);
  });

  test('takes an archive from before it said its first day for begun', async () => {
    const fakes = archiveFakes(...daysFrom('2026-11-20', day).map((one, place) => aStoredRecord('penerima-bansos', one, place)));
    await answerArchiveEvent(fakes.ports(), scheduled);
    fakes.archive.objects.delete(startKey);
    expect(await answerArchiveEvent(fakes.ports(), scheduled)).toMatchObject({ archived: [], tampered: 0 });
    expect(JSON.parse(fakes.archive.objects.get(startKey) ?? '')).toMatchObject({ from: day });
  });
});

describe('comparing by hand', () => {
  const records = [aStoredRecord('penerima-bansos', day, 1, { name: 'Siti Aminah' }), aStoredRecord('penerima-bansos', day, 2)];

  test('says days, counts and keys, and nothing that a record says', async () => {
    const fakes = archiveFakes(...records);
    await keepArchive(fakes.ports());
    fakes.table.standing = fakes.table.standing.map((record) => ({ ...record, name: 'Orang Lain' }));
    const answer = await answerArchiveEvent(fakes.ports(), { compare: { from: '2026-11-22', until: day } });
    expect(answer).toMatchObject({
      tampered: 2,
      compared: [
        { day: '2026-11-22', state: 'not-archived' },
        { day, state: 'compared', archived: 2, counts: { missing: 0, altered: 2, added: 0 } },
      ],
    });
    expect(JSON.stringify(answer)).not.toMatch(/Siti|Orang Lain|sub-member|banten/);
    expect(fakes.tampered).toEqual([]);
  });

  test.each(['part', 'manifest', 'another day’s manifest', 'missing part'])('tells an archive that is damaged: %s', async (what) => {
    const fakes = archiveFakes(...records);
    await keepArchive(fakes.ports());
    const { objects } = fakes.archive;
    const partName = [...objects.keys()].find((key) => key.endsWith('.ndjson')) ?? '';
    const damaged = what.includes('part') ? partName : manifestKey(day);
    if (what === 'part') objects.set(partName, (objects.get(partName) ?? '').replace('Siti Aminah', 'Orang Lain'));
    if (what === 'manifest') objects.set(damaged, '{}');
    if (what === 'another day’s manifest')
      objects.set(damaged, (objects.get(damaged) ?? '').replace(`"day":"${day}"`, '"day":"2026-11-22"'));
    if (what === 'missing part') objects.delete(partName);
    const { compared, tampered } = await answerArchiveEvent(fakes.ports(), { compare: { from: day } });
    expect([compared, tampered]).toEqual([[{ day, state: 'damaged', key: damaged }], 1]);
  });

  test('refuses days that are not over, out of order, too many, or none', async () => {
    const { ports } = archiveFakes();
    const ask = (compare: unknown) => answerArchiveEvent(ports(), { compare });
    await expect(ask({ from: '2026-11-20', until: '2026-11-24' })).rejects.toThrow('Hari 2026-11-24 belum lewat');
    await expect(ask({ from: '2026-11-20', until: '2026-11-19' })).rejects.toThrow('sesudah hari terakhir');
    await expect(ask({ from: daysAfter(day, -limits.maxCompareDays) })).rejects.toThrow(`paling banyak ${limits.maxCompareDays} hari`);
    await expect(ask({ from: daysAfter(day, 1 - limits.maxCompareDays) })).resolves.toBeDefined();
    await expect(ask({ from: 'kemarin' })).rejects.toThrow();
    await expect(answerArchiveEvent(ports(), { delete: day })).rejects.toThrow();
  });
});
