import { expect, test } from 'vitest';
import { serve } from '../../functions/http/serve.ts';
import { portalOperations } from '../../functions/portal/operations.ts';
import { problemPage } from '../../functions/portal/show-unknown.ts';
import { lambdaContext, proxyEvent } from '../fakes/gateway-events.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryExemptions } from '../fakes/memory-exemptions.ts';
import { memoryLibrary } from '../fakes/memory-library.ts';
import { portalReading } from '../fakes/portal-reading.ts';
import { portalSettings as settings } from '../fakes/portal-settings.ts';
import { sampleCity } from '../fakes/sample-city.ts';

const datasets = memoryDatasets();
const ports = {
  ...portalReading([]),
  city: sampleCity,
  datasets,
  exemptions: memoryExemptions(datasets),
  index: memoryCatalogIndex(),
  districts: async () => [],
  library: memoryLibrary(),
  settings,
};
const handler = serve<'portal'>(portalOperations(ports), { now: () => new Date(0), showProblem: problemPage(settings) });
const browser = { Accept: ['text/html,application/xhtml+xml'] };
const program = { Accept: ['*/*'] };

async function ask(path: string, headers: Readonly<Record<string, string[]>>, query: Readonly<Record<string, string[]>> = {}) {
  const operation = path === '/dataset' ? ('showDatasets' as const) : ('showUnknown' as const);
  const params = operation === 'showUnknown' ? { path: path.slice(1) } : {};
  const event = proxyEvent({ operation, params, query, headers }, { principal: 'anonymous' });
  const { statusCode, headers: sent = {}, body } = await handler({ ...event, path }, lambdaContext);
  return { statusCode, type: sent['Content-Type'], policy: sent['Content-Security-Policy'], body };
}

test('a problem of a page is a page for a browser, and problem+json for a program', async () => {
  const query = { q: ['3671015205900001'] };
  const shown = await ask('/dataset', browser, query);
  expect([shown.statusCode, shown.type]).toEqual([400, 'text/html; charset=utf-8']);
  expect(shown.body).toContain('<h1>Permintaan tidak sah</h1>');
  expect(shown.body).not.toContain('3671015205900001');
  expect(shown.policy).toContain("default-src 'none'");
  expect((await ask('/dataset', program, query)).type).toBe('application/problem+json');
});

test('an address that no route has is a page, and below /v1 problem+json whoever asks', async () => {
  expect(await ask('/tidak/ada', browser)).toMatchObject({ statusCode: 404, type: 'text/html; charset=utf-8' });
  for (const path of ['/v1/tidak-ada', '/v1'])
    for (const headers of [browser, program])
      expect(await ask(path, headers)).toMatchObject({ statusCode: 404, type: 'application/problem+json' });
});
