import { describe, expect, test } from 'vitest';
import {
  anonymous,
  kindsOfGroups,
  type Principal,
  supervisorFieldsOf,
  unitOpdsOf,
  unitsFor,
  withDeliveries,
} from '../../functions/model/principal.ts';

const account = (...groups: string[]): Principal => ({ type: 'account', sub: 's', name: 'S', kinds: kindsOfGroups(groups) });
const delivery = (unitId: string, datasetId = 'imunisasi', opdId = 'dinkes') => ({ opdId, unitId, datasetId });
const delivering = (groups: string[], ...deliveries: ReturnType<typeof delivery>[]): Principal => ({
  ...{ type: 'account', sub: 's', name: 'S' },
  kinds: withDeliveries(kindsOfGroups(groups), deliveries),
});
const imunisasi = { datasetId: 'imunisasi', opdId: 'dinkes' };

describe('an account of units', () => {
  test('delivers for the OPDs that its groups name, each once', () => {
    expect(unitOpdsOf(account('unit:dinkes', 'unit:dindik', 'unit:dinkes', 'operator:dinsos'))).toEqual(['dinkes', 'dindik']);
    expect(unitOpdsOf(anonymous)).toEqual([]);
  });

  test('is of no unit by its group alone', () => {
    expect(kindsOfGroups(['unit:dinkes'])).toEqual([{ kind: 'unit', unitOf: 'dinkes' }]);
    expect(withDeliveries(kindsOfGroups(['unit:dinkes', 'walidata']), [])).toEqual(kindsOfGroups(['unit:dinkes', 'walidata']));
    expect(unitsFor(account('unit:dinkes'), imunisasi)).toEqual([]);
  });

  test('delivers for units whose items say so, of the OPD of its group and of that dataset alone', () => {
    const all = [
      delivery('benda'),
      delivery('benda'),
      delivery('cipondoh'),
      delivery('neglasari', 'gizi'),
      delivery('sd-1', 'imunisasi', 'dindik'),
    ];
    expect(unitsFor(delivering(['unit:dinkes'], ...all), imunisasi)).toEqual(['benda', 'cipondoh']);
    expect(unitsFor(delivering(['unit:dinkes'], ...all), { datasetId: 'imunisasi', opdId: 'dindik' })).toEqual([]);
    expect(unitsFor(delivering(['operator:dinkes'], ...all), imunisasi)).toEqual([]);
    expect(unitsFor(anonymous, imunisasi)).toEqual([]);
  });

  test('of two OPDs delivers for each its own', () => {
    const both = delivering(['unit:dinkes', 'unit:dindik'], delivery('benda'), delivery('sd-1', 'imunisasi', 'dindik'));
    expect(both).toMatchObject({
      kinds: [
        { kind: 'unit', unitOf: 'dinkes', delivers: [{ datasetId: 'imunisasi', unitId: 'benda' }] },
        { kind: 'unit', unitOf: 'dindik', delivers: [{ datasetId: 'imunisasi', unitId: 'sd-1' }] },
      ],
    });
  });
});

test('the pembina data of statistics and of geospatial data are those of their groups', () => {
  expect(supervisorFieldsOf(account('pembina-data', 'pembina-geospasial'))).toEqual(['statistics', 'geospatial']);
  expect([supervisorFieldsOf(account('pimpinan')), supervisorFieldsOf(anonymous)]).toEqual([[], []]);
});
