import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { citySchema } from '../../cities/city.ts';
import { type CollectedDataset, collectedData } from '../../demo/collected-data.ts';
import { readKelurahan } from '../../demo/regions.ts';
import { unitGiven, unitPath } from '../../functions/requests/unit.ts';
import { standardContentSchema } from '../../functions/standards/standard.ts';
import { readCity } from '../../lib/read-city.ts';
import { demoAccounts } from '../../local/accounts.ts';

const all = collectedData(await readKelurahan('36.71'));
const city = citySchema.parse(readCity('kota-tangerang'));
const told = readFileSync(new URL('../../docs/demo.md', import.meta.url), 'utf8');
const cases = all.map((dataset): [string, CollectedDataset] => [dataset.registration.datasetId, dataset]);

describe.each(cases)('what is collected from units in the demo city: %s', (datasetId, { owner, registration, standard, units, fileOf }) => {
  test('some came, some are missing, one must correct its file: the page of units has something to show', () => {
    const count = (ends: string) => units.filter((unit) => unit.ends === ends).length;
    expect([count('came') > 1, count('missing') > 1, count('rejected')]).toEqual([true, true, 1]);
    expect(units[0]?.ends).not.toBe('rejected');
  });

  test('units, standard and files are such as the service takes', () => {
    expect(city.opds.map(({ id }) => id)).toContain(owner);
    const { fields } = standardContentSchema.parse(standard);
    for (const [place, unit] of units.entries()) {
      const { unitId, name, kelurahan } = unit;
      expect(unitPath.parse({ opdId: owner, unitId })).toEqual({ opdId: owner, unitId });
      expect(unitGiven.safeParse({ name, kelurahan, accounts: [], datasetIds: [datasetId] }).success).toBe(true);
      expect(fileOf(unit, place, '2026-12').split('\n')[0]).toBe(fields.map((field) => field.name).join(','));
    }
    expect(new Set(units.map(({ unitId }) => unitId)).size).toBe(units.length);
  });

  test('whoever acts for a unit is an account of the demo that has the duty', () => {
    const accounts = demoAccounts(new URL('../../cities/kota-tangerang.json', import.meta.url).pathname);
    for (const { account } of units)
      if (account !== undefined) expect(accounts.find(({ id }) => id === account)?.groups).toContain(`unit:${owner}`);
  });

  test('is told in docs/demo.md, with its OPD and level', () => {
    expect(told).toMatch(new RegExp(`\\| \`${datasetId}\` \\| ${owner} \\| ${String(registration.access)}`));
    for (const { account } of units) if (account !== undefined) expect(told).toContain(`\`${account}\``);
  });
});

test('in one of them units had nothing to report, in another none of them did', () => {
  expect(all.map(({ units }) => units.some(({ ends }) => ends === 'nihil')).sort()).toEqual([false, true]);
});
