import { describe, expect, test } from 'vitest';
import type { City } from '../../cities/city.ts';
import { acknowledgementsFor } from '../../lib/acknowledged/acknowledgements.ts';
import { cityStacks, everySetting, theCity } from './city-template.ts';
import { nagFindings } from './nag-findings.ts';
import { warningsOf } from './warnings.ts';

const everything: Partial<City> = {
  ...everySetting,
  copies: { vaultArn: 'arn:aws:backup:ap-southeast-3:111122223333:backup-vault:satu-data' },
  identityProvider: {
    issuer: 'https://masuk.example.id',
    clientId: 'portal',
    audience: 'https://data.example.id',
    groupsClaim: 'groups',
    nameClaim: 'name',
  },
};

const variants: Record<string, Partial<City>> = {
  'as it is': {},
  'with everything that it can set': everything,
  'as a stage, with everything': { ...everything, stage: 'uji' },
};

describe.each(Object.entries(variants))('cdk-nag on the city %s', (_name, changes) => {
  test('finds nothing that is not acknowledged', () => {
    expect(nagFindings(changes, true)).toEqual([]);
  });

  test('and the CDK itself warns of nothing but what the city may lack', () => {
    const warnings = warningsOf(cityStacks(changes)).map(({ id, text }) => `${id}: ${text}`);
    const others = warnings.filter((warning) => !/satu-data:(alarmEmail|frontDoor|publicUrl|mail)/.test(warning));
    expect(others).toEqual([]);
  });

  test('finds everything that is acknowledged', () => {
    const found = nagFindings(changes, false);
    const needless = acknowledgementsFor({ ...theCity, ...changes }).filter(
      ({ on, rule }) => !found.some((finding) => finding.rule === rule && finding.path.startsWith(`${on}/`)),
    );
    expect(needless).toEqual([]);
  });
});
