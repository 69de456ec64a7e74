import '../fakes/quiet-log.ts';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test, vi } from 'vitest';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import { decodeEventKey, parseInboxKey, readArrivals } from '../../functions/ingest/s3-event.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { showDataset } from '../../functions/portal/show-dataset.ts';
import { showDatasets } from '../../functions/portal/show-datasets.ts';
import { returnedName } from '../../functions/uploads/returned-name.ts';
import { criterion } from '../criteria/criterion.ts';
import { assetAt } from '../fakes/asset-at.ts';
import { desk } from '../fakes/datasets-function.ts';
import { ingestFakes, messageOf } from '../fakes/ingest-fakes.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { portalReading } from '../fakes/portal-reading.ts';
import { otherOpd } from '../fakes/principals.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { operator, uploadsFunction } from '../fakes/uploads-function.ts';
import { areNaughtyStringsHere, bidirectional, naughtyStrings, traversals } from './hostile-names.ts';

// How long a "not found" takes has its own test (test/http/constant-time-404.test.ts): here are too many of them to wait for.
vi.mock('../../functions/http/constant-time-404.ts', () => ({ holdToConstantTime: () => undefined }));

/** T13: what callers call things never becomes a key, a path, a header or markup. */
const names = [...naughtyStrings(), ...traversals, ...bidirectional];
const ourKey = /^(small|large)\/[a-z0-9-]{3,80}\/[0-9A-HJKMNP-TV-Z]{26}\/[0-9a-f]{32}$/;

describe('hostile names', () => {
  test.skipIf(!areNaughtyStringsHere)('are those of the big list, too', () => {
    expect(naughtyStrings().length).toBeGreaterThan(500);
  });

  test('as names of files and sheets never get into a key, and come back as they are or are refused', async () => {
    const outcomes = { taken: 0, refused: 0 };
    const wrong: unknown[] = [];
    for (const name of names) {
      for (const body of [
        { fileName: `${name}.csv`, size: 10 },
        { fileName: name, size: 10 },
        { fileName: 'data.xlsx', sheet: name, size: 10 },
      ]) {
        const fakes = ingestFakes();
        const { status, body: answer } = await uploadsFunction(fakes)(operator, {
          operation: 'startUpload',
          params: { datasetId: 'kunjungan-puskesmas' },
          body,
        });
        const [upload] = fakes.uploads.all();
        outcomes[status === 201 ? 'taken' : 'refused'] += 1;
        if (status === 400 && upload === undefined) continue;
        const isWhole =
          upload && ourKey.test(upload.key) && upload.fileName === body.fileName.trim() && upload.sheet === body.sheet?.trim();
        if (status !== 201 || !isWhole) wrong.push({ body, status, answer });
      }
    }
    criterion(
      'T13',
      `${names.length} hostile names in 3 places: ${outcomes.taken} taken under keys of our pattern, ${outcomes.refused} refused, ${wrong.length} else`,
    );
    expect(wrong).toEqual([]);
    expect(outcomes.taken).toBeGreaterThan(0);
  });

  test('give returned workbooks a name of plain letters', () => {
    const given = names.flatMap((name) => [name, `${name}.csv`]).map(returnedName);
    expect(given.filter((name) => !/^perbaikan-[A-Za-z0-9._-]{1,100}\.xlsx$/.test(name))).toEqual([]);
  });

  test('as ids of datasets are 400, in a path the fixed 404', async () => {
    const made = desk();
    const head = { type: 'account', sub: 'sub-1', name: 'Siti', kinds: [{ kind: 'operator', opdId: otherOpd }] } satisfies Principal;
    for (const datasetId of names.filter((name) => !/^[a-z0-9-]{3,80}$/.test(name))) {
      const body = { datasetId, title: 'Posyandu', description: 'Posyandu', access: 'open', cadence: 'annual' };
      expect((await made.ask(head, { operation: 'registerDataset', body })).status, datasetId).toBe(400);
      expect((await made.ask(head, { operation: 'getDataset', params: { datasetId } })).status, datasetId).toBe(404);
    }
  });
});

describe('the key of an event', () => {
  /** As S3 announces a key: form-encoded, in UTF-8; slashes stay. */
  const encode = (key: string) => [...new URLSearchParams([['', key]]).toString().slice(1)].join('').replaceAll('%2F', '/');
  const runs = 10_000;

  test('is decoded exactly once', () => {
    let decoded = 0;
    const keys = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('%', '+', ' ', '2', '5', 'B', 'F', '/', '.', 'a', 'é', '\u202E', '💾'),
        minLength: 1,
        maxLength: 40,
      }),
      fc.constantFrom(...names.filter(Boolean)),
    );
    fc.assert(
      fc.property(keys, (key) => {
        decoded += 1;
        const [arrival] = readArrivals(messageOf(key, 'v1').body);
        return decodeEventKey(encode(key)) === key && arrival?.key === key;
      }),
      { numRuns: runs, examples: [['small/a b+c%20d%2Be/%252F']] },
    );
    criterion('T13', `${decoded} random keys through the event encoder come back as they were`);
  });

  test('is an upload’s only where startUpload gave it out', () => {
    const strange = names.flatMap((name) => [
      name,
      `small/${name}`,
      `small/penerima/${name}/${'a'.repeat(32)}`,
      `large/${name}/01KAM0000000000000000000A1/${'a'.repeat(32)}`,
    ]);
    const found = strange.filter((key) => parseInboxKey(key) !== undefined && !ourKey.test(key));
    criterion('T13', `${found.length} of ${strange.length} keys that are none of ours name an upload`);
    expect(found).toEqual([]);
    const fileKey = `small/penerima/01KAM0000000000000000000A1/${'a'.repeat(32)}`;
    expect(parseInboxKey(fileKey)).toEqual({
      fileKey,
      datasetId: 'penerima',
      uploadId: '01KAM0000000000000000000A1',
    });
  });
});

/** What a browser makes of a page: its tags with the names of their attributes, and its texts. */
function read(page: string): { readonly markup: readonly string[]; readonly text: string } {
  const markup: string[] = [];
  const texts: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => void markup.push(`${name} ${Object.keys(attributes).join(' ')}`),
      oncomment: (text) => void markup.push(`comment ${text}`),
      ontext: (text) => void texts.push(text),
    },
    { decodeEntities: true },
  );
  parser.end(page);
  return { markup, text: texts.join('') };
}

describe('a page with a hostile title', () => {
  const now = new Date('2026-11-24T05:00:00.000Z');
  const settings = {
    assetAt,
    cityName: 'Kota Contoh',
    contact: {},
    issuer: 'https://masuk.example.id',
    clientId: 'portal',
    signInOrigin: 'https://masuk.example.id',
    signInParameters: 'scope=openid+profile',
    uploadOrigin: 'https://inbox.example.id',
    publicUrl: 'https://data.example.id',
  };
  const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now } as const;

  async function pagesOf(
    title: string,
  ): Promise<{ readonly dataset: string; readonly list: string; readonly searched: string; readonly unfound: string }> {
    const datasets = memoryDatasets(sampleDataset({ title }));
    const index = memoryCatalogIndex();
    await rebuildIndex({ datasets, index, opdIds: ['dinkes'], now: () => now });
    const ports = {
      city: sampleCity,
      datasets,
      index,
      districts: async () => [],
      settings,
      ...portalReading([sampleDataset({ title })], [{ kecamatan: title, jumlah: 1 }]),
    };
    const textOf = (answer: object) => ('text' in answer ? String(answer.text) : '');
    const list = (q: string) => showDatasets(ports)({ ...call, operation: 'showDatasets', params: {}, query: { q } });
    return {
      dataset: textOf(await showDataset(ports)({ ...call, operation: 'showDataset', params: { datasetId: 'puskesmas' }, query: {} })),
      list: textOf(await list('')),
      searched: textOf(await list(title)),
      unfound: textOf(await list('tidak ada yang bernama begini')),
    };
  }

  test('has the markup of any other, and the title as its text', async () => {
    const plain = await pagesOf('Judul biasa');
    const [page, list] = [read(plain.dataset).markup, read(plain.list).markup];
    const known = new Set([...list, ...read(plain.searched).markup, ...read(plain.unfound).markup]);
    const wrong: unknown[] = [];
    const titles = names.filter((name) => name.trim() !== '');
    for (const title of titles) {
      const { dataset, list: listed, searched } = await pagesOf(title);
      const seen = read(dataset);
      const isTold = seen.text.includes(title) || seen.text.includes(title.replace(/\r\n?/g, '\n'));
      if (JSON.stringify(seen.markup) !== JSON.stringify(page) || !isTold) wrong.push({ title, isTold });
      if (JSON.stringify(read(listed).markup) !== JSON.stringify(list)) wrong.push({ title, page: 'list' });
      // What was searched for stands in the page, too, whatever it finds.
      if (read(searched).markup.some((tag) => !known.has(tag))) wrong.push({ title, page: 'search' });
    }
    criterion('T13', `${wrong.length} of ${titles.length} hostile titles change the markup of the pages that show them`);
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
