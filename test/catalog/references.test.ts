import '../fakes/quiet-log.ts';
import { expect, test } from 'vitest';
import { cityCodes } from '../../functions/aws/city-codes.ts';
import { bpsCodesOf } from '../../functions/catalog/bps-codes.ts';
import { catalogOperations } from '../../functions/catalog/operations.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { referenceCodeLists } from '../../functions/model/reference-code-list.ts';
import { areaCodes } from '../fakes/area-codes.ts';
import { aDataset, anAbout, anExemption } from '../fakes/datasets.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryReadCounts } from '../fakes/memory-read-counts.ts';
import { type PrincipalName, principalOf } from '../fakes/principals.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { serveKept } from '../fakes/serve-kept.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const city = { ...sampleCity, areaCode: '36.71' };

function catalog(entries: readonly { readonly dataset: Dataset; readonly tags?: readonly string[] }[] = []) {
  const index = {
    builtAt: now.toISOString(),
    entries: entries.map(({ dataset, tags = [] }) => ({ dataset, about: { ...anAbout(dataset.datasetId), tags: [...tags] } })),
  };
  const handler = serveKept<'catalog'>(
    catalogOperations({
      ...{ city, publicUrl: 'https://data.example.id', datasets: memoryDatasets(), cityCodes: cityCodes(areaCodes(), city.areaCode) },
      counts: memoryReadCounts(),
      index: { ...memoryCatalogIndex(), read: async () => index },
    }),
    { now: () => now },
  );
  return async (request: Request, who: PrincipalName = 'anonymous', accept = 'application/json') => {
    const principal = principalOf(who);
    const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
    const answer = await handler(proxyEvent({ ...request, headers: { Accept: [accept] } }, context), lambdaContext);
    return { status: answer.statusCode, text: answer.body, headers: answer.headers ?? {} };
  };
}

test('the city’s 13 kecamatan and 104 kelurahan have both codes, each once', async () => {
  const ask = catalog();
  for (const [codeList, count] of [
    ['kemendagri-kecamatan', 13],
    ['kemendagri-kelurahan', 104],
  ] as const) {
    const { items } = JSON.parse((await ask({ operation: 'getReferenceCodes', params: { codeList } })).text);
    expect(items).toHaveLength(count);
    expect(new Set(items.map(({ bpsCode }: { bpsCode: string }) => bpsCode)).size).toBe(count);
    const kelurahan = items.filter(({ code }: { code: string }) => code.split('.').length === 4);
    // BPS's code of a kelurahan begins with that of its kecamatan.
    const { codes } = bpsCodesOf(city);
    for (const { parent, bpsCode } of kelurahan) expect(bpsCode.slice(0, 7)).toBe(codes[parent]);
  }
});

test('lists are named as standards name them, and each is had as CSV by address and by header', async () => {
  const ask = catalog();
  const { items } = JSON.parse((await ask({ operation: 'listReferenceCodes', params: {} })).text);
  expect(items.map(({ list }: { list: string }) => list)).toEqual(referenceCodeLists);
  const request = { operation: 'getReferenceCodes', params: { codeList: 'kemendagri-kecamatan' } } as const;
  const byAddress = await ask({ ...request, query: { format: ['csv'] } });
  expect(byAddress.text.split('\n')[1]).toBe('36.71.01,3671030,Tangerang,36.71,Kota Tangerang');
  expect((await ask(request, 'anonymous', 'text/csv')).text).toBe(byAddress.text);
  expect((await ask({ ...request, params: { codeList: 'tidak-ada' } })).status).toBe(404);
});

const open = aDataset({ datasetId: 'fasilitas', title: 'Fasilitas, semua' });
const closed = aDataset({ datasetId: 'register', access: 'closed', exemption: anExemption });

test('master data are those that say so, and their levels apply', async () => {
  const ask = catalog([{ dataset: open, tags: ['Data induk'] }, { dataset: closed, tags: ['data induk'] }, { dataset: aDataset() }]);
  const idsOf = async (who: PrincipalName) =>
    JSON.parse((await ask({ operation: 'listMasterData', params: {} }, who)).text).items.map(({ datasetId }: Dataset) => datasetId);
  expect([await idsOf('anonymous'), (await idsOf('operator')).sort()]).toEqual([['fasilitas'], ['fasilitas', 'register']]);
});

test('the release schedule names what anyone may see, whoever asks, and is a calendar, too', async () => {
  const ask = catalog([{ dataset: { ...open, nextDue: '2026-11-30T16:59:59.000Z' } }, { dataset: closed }]);
  const request = { operation: 'getReleaseSchedule', params: {} } as const;
  const { items } = JSON.parse((await ask(request, 'operator')).text);
  expect(items).toMatchObject([{ datasetId: 'fasilitas', dueAt: '2026-11-30T16:59:59.000Z', isLate: false }]);
  const { text, headers } = await ask({ ...request, query: { format: ['ics'] } });
  expect(headers['Content-Type']).toBe('text/calendar; charset=utf-8');
  expect(text).toContain('DTSTART;VALUE=DATE:20261130\r\nSUMMARY:Fasilitas\\, semua\r\n');
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).not.toContain('register');
});
