import '../fakes/quiet-log.ts';
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import { type About, aboutSchema, type Dataset, datasetSchema } from '../../functions/model/dataset.ts';
import { facets, fields } from '../../functions/model/metadata/names.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { datasetPages } from '../../functions/portal/dataset-pages.ts';
import { portalOperations } from '../../functions/portal/operations.ts';
import { dataPackage } from '../../functions/rows/data-package.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { assetAt } from '../fakes/asset-at.ts';
import { desk, now } from '../fakes/datasets-function.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryLibrary } from '../fakes/memory-library.ts';
import { portalReading } from '../fakes/portal-reading.ts';
import { principalOf } from '../fakes/principals.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { metadataDocument } from '../policy/metadata-document.ts';

/** Of each field of the table: what it says is so. A new one needs no test of its own, unless its schema has a rule of its own. */

const root = resolve(import.meta.dirname, '../..');
const operator = principalOf('operator');
const datasetId = 'jumlah-posyandu';
const params = { datasetId };
const needed = { title: 'Posyandu', description: 'Posyandu.', cadence: 'monthly' };
const bare = { datasetId, access: 'open', ...needed };
const examples: Readonly<Record<string, unknown>> = Object.fromEntries(fields.map(({ name, field }) => [name, field.example]));
const city = { ...sampleCity, opds: [...sampleCity.opds, { id: 'dinsos', name: 'Dinas Sosial', kind: 'dinas' as const }] };

const named = fields.map(({ name, field }) => [name, field] as const);
const isAbsentUnsaid = (unsaid: unknown) => unsaid === 'absent';

async function registered(body: object) {
  const made = desk();
  expect((await made.ask(operator, { operation: 'registerDataset', body })).status).toBe(201);
  return made;
}

/** What is kept of a dataset that was registered with every field's example. */
async function kept(changes: Partial<Dataset> = {}): Promise<{ dataset: Dataset; about: About }> {
  const { datasets } = await registered({ ...bare, ...examples });
  const dataset = datasetSchema.parse({ ...(await datasets.get(datasetId)), state: 'published', ...changes });
  return { dataset, about: aboutSchema.parse(await datasets.getAbout(datasetId)) };
}

async function portal(changes: Partial<Dataset> = {}, licence?: string) {
  const { dataset, about } = await kept(changes);
  const { datasets, exemptions } = desk();
  datasets.put(dataset, about);
  const index = memoryCatalogIndex();
  await rebuildIndex({ datasets, index, opdIds: ['dinsos'], now: () => now });
  const districts = async () => [{ code: '36.71.01', name: 'Tangerang' }];
  const settings = { ...origins, assetAt, cityName: city.name, contact: {}, publicUrl: 'https://data.example' };
  const ports = {
    city: { ...city, licence },
    datasets,
    exemptions,
    index,
    districts,
    settings,
    library: memoryLibrary(),
    ...portalReading([dataset]),
  };
  const operations = { ...portalOperations(ports), ...datasetPages(ports) };
  const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now } as const;
  const text = (answer: object) => ('text' in answer ? String(answer.text) : '');
  return {
    page: async () => text(await operations.showDataset({ ...call, operation: 'showDataset', params, query: {} })),
    list: async (query: { readonly q?: string; readonly theme?: string }) =>
      text(await operations.showDatasets({ ...call, operation: 'showDatasets', params: {}, query })),
    register: async () => text(await operations.showRegistration({ ...call, operation: 'showRegistration', params: {}, query: {} })),
    manage: async () => text(await operations.showUpload({ ...call, operation: 'showUpload', params, query: {} })),
  };
}
const origins = {
  issuer: 'https://masuk.example.id/pool',
  clientId: 'portal',
  signInOrigin: 'https://masuk.example.id',
  signInParameters: '',
  uploadOrigin: 'https://inbox.example.id',
};

describe.each(named)('%s', (name, field) => {
  test('takes its own example, and keeps it', () => {
    expect(field.given.parse(field.example)).toEqual(field.example);
    expect(field.kept.parse(field.example)).toEqual(field.example);
  });

  test('is registered, stored where it says, and answered', async () => {
    const { datasets, ask } = await registered({ ...bare, [name]: field.example });
    const stored = { META: await datasets.get(datasetId), ABOUT: await datasets.getAbout(datasetId) };
    expect(stored[field.storedIn]).toHaveProperty(name, field.example);
    expect(stored[field.storedIn === 'META' ? 'ABOUT' : 'META']).not.toHaveProperty(name);
    expect((await ask(operator, { operation: 'getDataset', params })).body).toHaveProperty(name, field.example);
  });

  test('is refused, absent or has its value where a registration does not say it', async () => {
    const body = Object.fromEntries(Object.entries({ ...bare, ...examples }).filter(([member]) => member !== name));
    const { ask } = desk();
    const reply = await ask(operator, { operation: 'registerDataset', body });
    if (field.unsaid === 'refused') expect([reply.status, JSON.stringify(reply.body)]).toEqual([400, expect.stringContaining(name)]);
    else if (typeof field.unsaid === 'object') expect(reply.body[name]).toEqual(field.unsaid.is);
    else expect(reply.body).not.toHaveProperty(name);
  });

  test('is changed by a description where it may be, and taken away by null where it need not be there', async () => {
    const { ask } = await registered(bare);
    const change = (body: object, revision: number) =>
      ask(operator, { operation: 'describeDataset', params, body, headers: { 'If-Match': [`"${revision}"`] } });
    const changed = await change({ [name]: field.example }, 1);
    expect(changed.status).toBe(field.isChangeable ? 200 : 400);
    if (!field.isChangeable) return;
    expect(changed.body[name]).toEqual(field.example);
    const emptied = await change({ [name]: null }, 2);
    expect(emptied.status).toBe(isAbsentUnsaid(field.unsaid) ? 200 : 400);
    if (emptied.status === 200) expect(emptied.body).not.toHaveProperty(name);
  });

  test('is offered in the forms that it says, with label and help, and in no other', async () => {
    const { register, manage } = await portal();
    const drawn = `data-field="${name}" data-control="${field.control.kind}"`;
    for (const [form, page] of [['register', await register()] as const, ['manage', await manage()] as const]) {
      expect(page.includes(drawn)).toBe(field.forms.includes(form));
      if (field.forms.includes(form))
        expect(page.slice(page.indexOf(drawn))).toMatch(new RegExp(`${field.label}[\\s\\S]*${field.help.slice(0, 20)}`));
    }
    if (field.control.kind === 'none') expect(field.forms).toEqual([]);
  });

  test('shows where it says', async () => {
    const { page, list } = await portal();
    const fact = `<dt>${field.label}</dt>`;
    expect((await page()).includes(fact)).toBe(field.shown.page === 'fact');
    expect((await list({})).includes(`${field.label}: `)).toBe(field.shown.list === 'line');
    const inText = ['heading', 'text'].includes(field.shown.page) ? String(field.example) : '<h1>';
    expect(await page()).toContain(inText);
  });

  test('is found by a word of it, where it weighs anything', async () => {
    const [word = ''] = String([field.example].flat()[0]).split(' ').slice(-1);
    if (field.found.weight > 0) expect(await (await portal()).list({ q: word })).toContain(`href="/dataset/${datasetId}"`);
  });

  test('stands in datapackage.json where it says', async () => {
    const { dataset, about } = await kept();
    const told = dataPackage({ dataset, about, manifest, standard, earlier: [], files: [], city, publicUrl: 'https://data.example.id' });
    const members: Readonly<Record<string, unknown>> = { ...told };
    if (field.packaged === 'own') expect(members[name]).toEqual(field.example);
    else if (typeof field.packaged === 'string') {
      for (const text of [field.example].flat()) expect(JSON.stringify(members[field.packaged])).toContain(text);
    } else expect(members).not.toHaveProperty(name);
  });
});

const period = { part: 'all', uploadId: '01KAM0000000000000000000A1', rows: 1, bytes: 1 };
const { dataset: sample } = await kept();
const manifest = {
  datasetId,
  n: 1,
  uploadId: period.uploadId,
  rows: 1,
  bytes: 1,
  standardVersion: 1,
  publishedAt: sample.createdAt,
  publishedBy: 'x',
  parts: [],
};
const standard: Standard = {
  datasetId,
  n: 1,
  state: 'approved',
  origin: 'operator',
  proposedAt: sample.createdAt,
  proposedBy: 'x',
  fields: [{ name: 'a', type: 'string' }],
};

describe('the table of metadata', () => {
  test('knows every field that has a file', () => {
    const table = readFileSync(join(root, 'functions/model/metadata/table.ts'), 'utf8');
    const files = globSync('functions/model/metadata/*.ts', { cwd: root }).filter((file) =>
      readFileSync(join(root, file), 'utf8').includes(' as const satisfies MetadataField<'),
    );
    expect(files.length).toBe(fields.length);
    expect(files.filter((file) => !table.includes(`'./${basename(file)}'`))).toEqual([]);
  });

  test('has a DCAT term, a label and a query parameter for one field alone', () => {
    for (const part of ['label', 'help', 'dcat'] as const) expect(new Set(fields.map(({ field }) => field[part])).size).toBe(fields.length);
    expect(new Set(facets.map(({ facet }) => facet)).size).toBe(facets.length);
  });

  test('stands in docs/data-model.md', () => {
    const document = readFileSync(join(root, 'docs/data-model.md'), 'utf8');
    expect(document).toBe(metadataDocument(document));
  });
});

describe('the city’s licence', () => {
  const own = { licence: undefined };

  test('is what an empty one means for open data, and is said in the form', async () => {
    const { page, register } = await portal(own, 'ODbL-1.0');
    expect(await page()).toMatch(/<dt>Lisensi<\/dt><dd><a rel="license" href="https:\/\/opendatacommons\.org\/[^"]*">.*\(ODbL-1\.0\)/);
    expect(await register()).toContain('Bila kosong, data terbuka memakai lisensi kota: ODbL-1.0.');
  });

  test('is not that of data that are not open, nor of a dataset with its own', async () => {
    expect(await (await portal({ ...own, access: 'limited', sharing: 'government' }, 'ODbL-1.0')).page()).not.toContain('Lisensi');
    expect(await (await portal({}, 'ODbL-1.0')).page()).toContain('CC-BY-4.0');
  });
});

test('a search filters by a field and lists the others with it', async () => {
  const { list } = await portal();
  expect(await list({ theme: 'kesehatan' })).toMatch(/1 dataset[\s\S]*Jumlah posyandu menurut kelurahan/);
  expect(await list({ theme: 'keuangan' })).toContain('Tidak ada yang cocok');
});

describe('what a caller may not say', () => {
  const refused = async (body: object, principal: Principal = operator) => {
    const reply = await desk().ask(principal, { operation: 'registerDataset', body: { ...bare, ...body } });
    return [reply.status, JSON.stringify(reply.body.violations)];
  };

  test.each([
    [{ contact: 'Siti, lantai dua' }, 'alamat surel'],
    [{ contact: 'javascript:alert(1)' }, 'alamat surel'],
    [{ tags: ['<b>'] }, 'kata biasa'],
    [{ tags: ['satu,dua'] }, 'kata biasa'],
    [{ temporal: { start: '2026-02-30' } }, 'tanggal yang ada'],
    [{ temporal: { start: '2026-02-01', end: '2026-01-31' } }, 'sebelum tanggal mulainya'],
    [{ spatial: '' }, 'spatial'],
  ])('%j', async (body, words) => {
    expect(await refused(body)).toEqual([400, expect.stringContaining(words)]);
  });

  test.each(['data@dinkes.go.id', 'https://dinkes.example.go.id/data', '(021) 5576-4957', '+62 812 3456 7890'])(
    'but a contact may be %s',
    async (contact) => {
      await registered({ ...bare, contact });
    },
  );
});
