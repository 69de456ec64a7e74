import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import type { City } from '../../cities/city.ts';
import { catalogOperations } from '../../functions/catalog/operations.ts';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import type { AnyAnswer } from '../../functions/http/answer.ts';
import { successorOf } from '../../functions/model/organisation.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { movePlan } from '../../functions/organisation/move-plan.ts';
import { plansOperations } from '../../functions/plans/operations.ts';
import { showOpd, showOpds } from '../../functions/portal/show-opds.ts';
import { showPlan } from '../../functions/portal/show-plans.ts';
import { leadsOn, listRoutes } from '../../functions/routes.ts';
import { cityAfter } from '../fakes/city-after.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryForum, memoryPlans } from '../fakes/memory-plans.ts';
import { memoryReadCounts } from '../fakes/memory-read-counts.ts';
import { portalReading } from '../fakes/portal-reading.ts';
import { portalSettings as settings } from '../fakes/portal-settings.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { serveKept } from '../fakes/serve-kept.ts';
import { agreedPlan, entry, now } from './a-merger.ts';

const merged = cityAfter([{ opdId: 'dpp' }]);
const divided = cityAfter([{ opdId: 'dpp', datasets: ['stok'] }, { opdId: 'dlh' }]);
const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now, query: {} } as const;

function catalogOf(city: City) {
  const ports = {
    city,
    datasets: memoryDatasets(),
    index: memoryCatalogIndex(),
    counts: memoryReadCounts(),
    publicUrl: 'https://data.example.id',
    cityCodes: async () => [],
  };
  const edge = { now: () => now, successorOf: (opdId: string) => successorOf(city.opds, opdId) };
  const handler = serveKept<'catalog'>(catalogOperations(ports), edge);
  return async (request: Request) => {
    const answer = await handler(proxyEvent(request, { principal: 'anonymous' }), lambdaContext);
    return { status: answer.statusCode, location: answer.headers?.Location, body: answer.body && JSON.parse(answer.body) };
  };
}

describe('an old address', () => {
  test('leads to the OPD into which the old one went whole, with what was asked', async () => {
    const ask = catalogOf(merged);
    expect(await ask({ operation: 'getOpd', params: { opdId: 'dkp' } })).toMatchObject({ status: 308, location: '/v1/opds/dpp', body: '' });
    expect(await ask({ operation: 'getOpd', params: { opdId: 'dpp' } })).toMatchObject({ status: 200, body: { opdId: 'dpp' } });
    expect(await ask({ operation: 'getOpd', params: { opdId: 'nobody' } })).toMatchObject({ status: 404 });
  });

  test('of a divided OPD tells when it ended, by what, and who has its data', async () => {
    const ended = { on: '2026-12-01', by: 'Perda 7/2026', successors: ['dpp', 'dlh'] };
    expect(await catalogOf(divided)({ operation: 'getOpd', params: { opdId: 'dkp' } })).toMatchObject({ status: 200, body: { ended } });
  });

  test('is led on for every GET that names an OPD, but for plans, which know when their lines are there, and minutes, which stay', () => {
    const naming = listRoutes().filter(({ method, path }) => method === 'GET' && path.includes('{opdId}'));
    expect(naming.filter((route) => !leadsOn(route)).map(({ operation }) => operation)).toEqual([
      ...['getPlan', 'getPlanFile', 'listPlanChanges', 'getMinutes', 'getMinutesFile'],
    ]);
    expect(naming.filter(leadsOn).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/opd/{opdId}', '/progres/{opdId}', '/rencana/{opdId}']),
    );
  });

  test('of a plan leads on once its lines are there, is no more to be written, and stays in the list of no year in which it moved', async () => {
    const plans = memoryPlans();
    const ports = { plans, forum: memoryForum(), datasets: memoryDatasets(), city: merged, ids: () => 'x' };
    const handler = serveKept<'plans'>(plansOperations(ports), { now: () => now });
    const clerk: Principal = { type: 'account', sub: 's', name: 'Siti', kinds: [{ kind: 'operator', opdId: 'dkp' }] };
    const ask = async (operation: 'getPlan' | 'setPlan' | 'listPlans', params: Record<string, string>, body?: unknown) =>
      handler(proxyEvent({ operation, params, ...(body ? { body } : {}) }, { principal: JSON.stringify(clerk) }), lambdaContext);
    await agreedPlan(plans, 'dkp', [entry('Stok pangan')]);
    const place = { opdId: 'dkp', year: '2026' };
    expect((await ask('getPlan', place)).statusCode).toBe(200);
    expect((await ask('setPlan', place, { entries: [entry('Lain')] })).statusCode).toBe(409);
    const listed = async () =>
      JSON.parse((await ask('listPlans', { year: '2026' })).body).items.map(({ opdId }: { opdId: string }) => opdId);
    expect(await listed()).toContain('dkp');
    await movePlan({ opds: merged.opds, plans, datasets: ports.datasets, now: () => now }, { opdId: 'dkp', year: 2026 }, 'Perda 7/2026');
    expect(await ask('getPlan', place)).toMatchObject({ statusCode: 308, headers: { Location: '/v1/plans/2026/dpp' } });
    expect(await listed()).not.toContain('dkp');
  });
});

const textOf = (answer: AnyAnswer) => ('text' in answer ? String(answer.text) : '');

describe('the page of an OPD', () => {
  const pages = async (city: City) => {
    const datasets = memoryDatasets(sampleDataset({ opdId: 'dpp' }));
    const index = memoryCatalogIndex();
    await rebuildIndex({ datasets, index, opdIds: city.opds.map(({ id }) => id), now: () => now });
    const ports = { city, datasets, index, settings, ...portalReading([]) };
    const text = async (opdId: string) => textOf(await showOpd(ports)({ ...call, operation: 'showOpd', params: { opdId } }));
    return { text, all: textOf(await showOpds(ports)({ ...call, operation: 'showOpds', params: {} })) };
  };

  test('says what it was before: its names, and what went into it', async () => {
    const opds = merged.opds.map((opd) =>
      opd.id === 'dpp' ? { ...opd, formerNames: [{ name: 'Dinas Pertanian', until: '2025-12-31' }] } : opd,
    );
    const { text, all } = await pages({ ...merged, opds });
    const page = await text('dpp');
    const [name, came] = [
      'Sampai 31 Desember 2025 bernama Dinas Pertanian.',
      'Data Dinas Ketahanan Pangan beralih ke sini: OPD itu berakhir pada 1 Desember 2026 (Perda 7/2026).',
    ];
    expect(page).toContain(name);
    expect(page).toContain(came);
    expect(page.indexOf(name)).toBeLessThan(page.indexOf(came));
    expect(all).not.toContain('/opd/dkp');
  });

  test('that was divided names its successors, each with its page', async () => {
    const { text } = await pages(divided);
    const page = await text('dkp');
    expect(page).toContain('OPD ini berakhir pada 1 Desember 2026 (Perda 7/2026).');
    for (const id of ['dpp', 'dlh']) expect(page).toContain(`href="/opd/${id}"`);
    expect(await text('dlh')).toContain('Sebagian data Dinas Ketahanan Pangan beralih ke sini');
  });

  test('of a plan is there for a divided OPD, whose plan stays', async () => {
    const answer = await showPlan({ city: divided, settings })({ ...call, operation: 'showPlan', params: { opdId: 'dkp' } });
    expect(answer.status).toBe(200);
  });
});
