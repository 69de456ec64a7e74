import { describe, expect, test } from 'vitest';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { filterOperators } from '../../functions/model/filter-operator.ts';
import { anonymous } from '../../functions/model/principal.ts';
import groups from '../../functions/portal/described-operations.json' with { type: 'json' };
import { showApi } from '../../functions/portal/show-api.ts';
import { listRoutes, type Route } from '../../functions/routes.ts';
import type { DescribedOperation } from '../../web/pages/api/operation-entry.tsx';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { portalReading } from '../fakes/portal-reading.ts';
import { portalSettings as settings } from '../fakes/portal-settings.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';

const now = new Date('2026-11-24T05:00:00Z');

async function apiPage(...seeds: Dataset[]): Promise<string> {
  const datasets = memoryDatasets(...seeds);
  const index = memoryCatalogIndex();
  await rebuildIndex({ datasets, index, opdIds: ['dinkes', 'disdukcapil'], now: () => now });
  const show = showApi({ city: sampleCity, datasets, index, districts: async () => [], settings, ...portalReading(seeds) });
  const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now } as const;
  const answer = await show({ ...call, operation: 'showApi', params: {}, query: {} });
  return 'text' in answer ? String(answer.text) : '';
}

const called: readonly (Route & { readonly operation: string })[] = listRoutes().filter(({ path }) => path.startsWith('/v1/'));
const described: readonly DescribedOperation[] = groups.flatMap(({ operations }) => operations);

describe('the page of the API', () => {
  test('has every operation of /v1 with its method and path, and no other', async () => {
    const shown = [
      ...(await apiPage()).matchAll(/<details class="part operation" id="(\w+)"[^>]*>\s*<summary>.*?>(\w+)<.*?<code>(.*?)<\/code>/g),
    ];
    expect(shown.map(([, operation, method, path]) => `${operation} ${method} ${path}`).sort()).toEqual(
      called.map(({ operation, method, path }) => `${operation} ${method} ${path}`).sort(),
    );
  });

  test('can be tried where an operation only reads, and only there', async () => {
    const tried = [...(await apiPage()).matchAll(/id="(\w+)" data-path=/g)].map(([, operation]) => operation);
    expect(tried.sort()).toEqual(called.flatMap(({ operation, method }) => (method === 'GET' ? [operation] : [])).sort());
  });

  test('names every parameter of path and query, and every comparison of a filter', async () => {
    const page = await apiPage();
    for (const { operation, params, query } of called) {
      const entry = page.split(`id="${operation}"`)[1]?.split('</details>')[0] ?? '';
      for (const name of [...Object.keys(params.shape), ...Object.keys(query.shape)]) expect(entry).toContain(`<code>${name}</code>`);
    }
    for (const name of filterOperators) expect(page).toContain(`<td><code>${name}</code></td>`);
  });

  test('shows a body that the operation takes wherever it takes one; of a NIK it shows none', () => {
    const shown = new Map(described.map(({ operation, body }) => [operation, body]));
    for (const { operation, body } of called) {
      const example = shown.get(operation);
      expect(example === undefined, operation).toBe(body === undefined);
      if (body === undefined) continue;
      expect(example, operation).not.toMatch(/[0-9]{16}/);
      // A NIK of nobody: a serial that no office gives out.
      const sent = (example ?? '').replaceAll('<16 angka NIK>', '3671014505909901');
      expect(body.safeParse(JSON.parse(sent)).error, operation).toBeUndefined();
    }
    for (const operation of ['bindPerson', 'lookUpPerson', 'lockPersons']) expect(shown.get(operation)).toContain('"<16 angka NIK>"');
  });

  test('has examples of a dataset that anyone may read, at the city’s own address', async () => {
    const page = await apiPage(closedDataset(), sampleDataset());
    expect(page).toContain("curl -L -o puskesmas.csv 'https://data.example.id/v1/datasets/puskesmas/files/csv'");
    expect(page).toContain('data-example-dataset="puskesmas"');
    expect(page).not.toContain('register-penduduk');
    expect(await apiPage()).toContain('/v1/datasets/data-puskesmas/rows');
  });

  test('is led to by the foot of each page', async () => {
    expect(await apiPage()).toMatch(/<footer>.*<a href="\/api">API untuk program<\/a>/);
  });
});
