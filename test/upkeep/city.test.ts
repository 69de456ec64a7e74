import { expect, test } from 'vitest';
import { cityEnvironment, openCatalog, openCity } from '../../upkeep/city.ts';

const environment = { CATALOG_TABLE: 'catalog', AWS_REGION: 'ap-southeast-3' };

test('a migration of a deployed city needs the name of its catalog table alone, and what reaches further all of them; the one that is missing is named', async () => {
  const told = await cityEnvironment(environment);
  expect(() => openCatalog(told)).not.toThrow();
  expect(() => openCity(told)).toThrow('RECORDS_TABLE');
  expect(() => openCatalog({})).toThrow('CATALOG_TABLE');
});
