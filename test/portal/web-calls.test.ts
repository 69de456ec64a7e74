import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOperation, listRoutes } from '../../functions/routes.ts';
import { routeAddresses } from '../../lib/door/site-assets.ts';
import { addressOf } from '../../web/parts/address.ts';
import type { Call, NoAnswer } from '../../web/parts/api-call.ts';

const silence: NoAnswer = { status: 0, code: 'offline', title: '', detail: '' };
const call: Call = async () => ({ ok: false, problem: silence });
const params = { datasetId: 'posyandu' };

describe('a call compiles', () => {
  test('with what its route takes', async () => {
    const outcomes = await Promise.all([
      call('whoAmI'),
      call('listReviews', { query: { limit: '10' } }),
      call('getDataset', { params }),
      call('listRows', { params, query: { limit: '20', kecamatan: 'Benda' } }),
      call('hold', { params, body: { reason: 'Keliru.' } }),
      call('describeDataset', { params, body: { cadence: 'monthly' }, etag: '"3"' }),
    ]);
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: false, problem: silence });
  });

  test('with nothing else: each line below is an error', () => {
    const wrong = [
      // @ts-expect-error no such operation
      () => call('getDatasets'),
      // @ts-expect-error a page is no operation of /v1
      () => call('showDataset', { params }),
      // @ts-expect-error without its path parameter
      () => call('getDataset'),
      // @ts-expect-error under a parameter's wrong name
      () => call('getDataset', { params: { id: 'posyandu' } }),
      // @ts-expect-error with a query that it does not take
      () => call('getDataset', { params, query: { limit: '10' } }),
      // @ts-expect-error a number, where a query holds texts
      () => call('listReviews', { query: { limit: 10 } }),
      // @ts-expect-error with a word that the query does not know
      () => call('searchDatasets', { query: { sort: 'newest' } }),
      // @ts-expect-error without its body
      () => call('hold', { params }),
      // @ts-expect-error with a member that the body does not have
      () => call('hold', { params, body: { reason: 'Keliru.', until: '2026-12-31' } }),
      // @ts-expect-error with a body, where the route takes none
      () => call('release', { params, body: { reason: 'Keliru.' } }),
      // @ts-expect-error without the revision that it changes
      () => call('describeDataset', { params, body: { cadence: 'monthly' } }),
      // @ts-expect-error with a revision, where none is asked for
      () => call('getDataset', { params, etag: '"3"' }),
    ];
    expect(wrong).not.toEqual([]);
  });

  test('with what its operation answers', async () => {
    const found = await call('getDataset', { params });
    const read = () => {
      if (!found.ok) return found.problem.detail;
      // @ts-expect-error no member of a dataset
      return found.value.access === 'open' ? found.value.title : found.value.owner;
    };
    expect(read()).toBe('');
  });
});

describe('an address', () => {
  const addresses = Object.entries(routeAddresses());

  test('is known of every operation of /v1, and leads to it', () => {
    const called = listRoutes().filter(({ path }) => path.startsWith('/v1/'));
    expect(addresses.map(([operation]) => operation)).toEqual(called.map(({ operation }) => operation));
    expect(addresses.map(([, [method, path]]) => findOperation(method, path))).toEqual(addresses.map(([operation]) => operation));
  });

  test('holds every parameter as it was given, in its own segment', () => {
    fc.assert(
      fc.property(fc.constantFrom(...addresses), fc.string(), (chosen, text) => {
        const [, [, path]] = chosen;
        const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
        const given = addressOf(path, Object.fromEntries(names.map((name) => [name, `a${text}`])), {}).split('/');
        expect(given.map(decodeURIComponent)).toEqual(path.split('/').map((part) => (part.startsWith('{') ? `a${text}` : part)));
      }),
    );
  });

  test('has the members of its query that are given, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.option(fc.string(), { nil: undefined })), (query) => {
        const address = addressOf('/v1/datasets', {}, query);
        const told = Object.entries(query).filter(([, value]) => value !== undefined);
        expect([...new URL(address, 'https://data.example').searchParams]).toEqual(told);
        expect(address.includes('?')).toBe(told.length > 0);
      }),
    );
  });
});
