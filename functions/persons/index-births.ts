import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PersonKey } from '../accounts/person-key.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { BirthColumns } from '../model/birth-index.ts';
import { isCalled } from '../standards/labels/match-labels.ts';
import type { Field } from '../standards/standard.ts';
import type { BirthFile, BirthIndexStore } from './birth-index.port.ts';
import type { Indexed } from './index-delivery.ts';
import { birthDateName, kelurahanName } from './sections.ts';

export type IndexBirthsPorts = {
  readonly published: Pick<Published, 'putFile'>;
  readonly births: Pick<BirthIndexStore, 'put'>;
  readonly birthFile: BirthFile;
  readonly personKey: PersonKey;
};

/**
 * Makes people of a register findable by birth date and kelurahan, before anybody can publish it: of a delivery whose standard has NIK and KK beside these two. Which dataset is the register
 * may be said later.
 */
export async function indexBirths(ports: IndexBirthsPorts, { datasetId, uploadId, fields, parts, directory }: Indexed): Promise<void> {
  const columns = birthColumns(fields);
  if (!columns) return;
  const target = join(directory, 'births', 'births.records');
  await mkdir(dirname(target), { recursive: true });
  const records = await ports.birthFile.write(parts, columns, await ports.personKey(), target);
  if (records === 0) return;
  const key = `datasets/${datasetId}/subjects/${uploadId}.births`;
  const { versionId } = await ports.published.putFile(key, target, 'application/octet-stream');
  await ports.births.put({ datasetId, uploadId, columns, records, object: { key, versionId } });
}

/** Undefined where people can't be found so. */
export function birthColumns(fields: readonly Field[]): BirthColumns | undefined {
  const named = (label: RegExp) => (field: Field) => isCalled(field, label);
  const nik = fields.find(({ format }) => format === 'nik')?.name;
  const birthDate = fields.filter(({ type }) => type === 'date').find(named(birthDateName))?.name;
  const kelurahan = fields.find(named(kelurahanName))?.name;
  const hasFamilies = fields.some(({ format }) => format === 'kk');
  return nik !== undefined && birthDate !== undefined && kelurahan !== undefined && hasFamilies ? { nik, birthDate, kelurahan } : undefined;
}
