import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { citySchema } from '../../cities/city.ts';
import { makeCity } from '../../demo/city-data.ts';
import { profileFaults } from '../../functions/datasets/profile-faults.ts';
import { profileChoiceSchema } from '../../functions/model/profile.ts';
import { defaultShow } from '../../functions/model/profile-default.ts';
import { listsFor } from '../../functions/standards/inference/infer-codes.ts';
import { standardContentSchema } from '../../functions/standards/standard.ts';
import { isNik } from '../../functions/standards/types/text-format.ts';
import { readCity } from '../../lib/read-city.ts';

const { datasets, bindings } = await makeCity();
const city = citySchema.parse(readCity('kota-tangerang'));

/** Rows of a demo file by their headers; its people's cells hold no comma. */
function rowsOf(datasetId: string): Record<string, string>[] {
  const content = datasets.find(({ registration }) => registration.datasetId === datasetId)?.content ?? '';
  const [header = [], ...rows] = content
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ''])));
}
const register = rowsOf('register-penduduk');
const ofNik = new Map(register.map((row) => [row.NIK, row]));
const ofAccount = (account: string) => ofNik.get(bindings.find((one) => one.account === account)?.nik);
const ofPeople = datasets.filter(({ profile }) => profile !== undefined).map(({ registration }) => registration.datasetId);

describe('the demo city', () => {
  test('shares by request what can be narrowed to a part of it: each row has the code of its kelurahan', () => {
    const shared = datasets.filter(({ registration }) => registration.sharing === 'by-request');
    expect(shared.length).toBeGreaterThan(2);
    expect(listsFor('kode_kelurahan')).toEqual(['kemendagri-kelurahan']);
    for (const { registration } of shared) {
      const rows = rowsOf(registration.datasetId);
      expect(rows.length).toBeGreaterThan(100);
      expect(rows.filter((row) => !/^36\.71\.\d{2}\.\d{4}$/.test(row['Kode Kelurahan'] ?? ''))).toEqual([]);
    }
  });

  test('sets of each dataset of people what its own words let, by the columns and purposes that it has', () => {
    for (const { registration, standard, profile } of datasets) {
      if (!profile) continue;
      const content = standardContentSchema.parse(standard);
      const texts = { themes: [], tags: [], columns: content.fields.flatMap(({ name, title = '' }) => [name, title]) };
      const offered = defaultShow({ ...texts, title: String(registration.title), description: String(registration.description) });
      const ground = { standard: { fields: content.fields, periodField: content.periodField ?? '' }, offered, purposes: city.purposes };
      expect([registration.datasetId, profileFaults(profileChoiceSchema.parse(profile), ground)]).toEqual([registration.datasetId, []]);
    }
  });

  test('is told in docs/demo.md: every dataset with its OPD and level, every account and whose it is', () => {
    const told = readFileSync(new URL('../../docs/demo.md', import.meta.url), 'utf8');
    for (const { registration, owner, profile } of datasets) {
      const shown = profile ? `${profile.show}` : '–';
      expect(told).toMatch(new RegExp(`\\| \`${registration.datasetId}\` \\| ${owner} \\| ${registration.access}[^|]*\\| ${shown} \\|`));
    }
    for (const { account } of bindings) expect(told).toMatch(new RegExp(`\\| \`${account}\` \\|`));
    for (const account of ['warga', 'suami']) expect(told).toContain(String(ofAccount(account)?.['Nama Lengkap']));
    expect(told).toContain(String(register[0]?.NIK));
  });

  test('stays small enough to be filled while somebody waits', () => {
    expect(register).toHaveLength(20_000);
    for (const datasetId of ofPeople) expect(rowsOf(datasetId).length).toBeLessThanOrEqual(20_000);
  });

  test('has no list that looks as if Excel had rounded its NIKs, and none of which a NIK is malformed', () => {
    for (const datasetId of ofPeople) {
      const niks = rowsOf(datasetId).map((row) => row.NIK ?? '');
      expect(niks.filter((nik) => !isNik(nik))).toEqual([]);
      expect(niks.some((nik) => !nik.endsWith('0'))).toBe(true);
    }
  });
});

describe('the people of the demo’s story', () => {
  const wife = ofAccount('warga');
  const family = register.filter((row) => row['No KK'] === wife?.['No KK']);
  const datasetsOf = (niks: readonly (string | undefined)[]) =>
    ofPeople.filter((datasetId) => rowsOf(datasetId).some(({ NIK }) => niks.includes(NIK)));

  test('are a wife, her husband and two children at school, with aid from more than four OPDs', () => {
    expect(wife).toMatchObject({ 'Hubungan Keluarga': 'Istri', Status: 'Hidup' });
    expect(ofAccount('suami')).toMatchObject({ 'Hubungan Keluarga': 'Kepala Keluarga', 'No KK': wife?.['No KK'] });
    expect(family.filter((row) => row['NIK Ibu'] === wife?.NIK)).toHaveLength(2);
    const owners = datasets.filter(({ registration }) => datasetsOf(family.map(({ NIK }) => NIK)).includes(registration.datasetId));
    expect(new Set(owners.map(({ owner }) => owner)).size).toBeGreaterThan(4);
    expect(new Set(rowsOf('penerima-pkh').flatMap((row) => (row.NIK === ofAccount('suami')?.NIK ? [row.Triwulan] : []))).size).toBe(4);
    expect(datasetsOf([ofAccount('suami')?.NIK])).not.toContain('penerima-blt-daerah');
  });

  test('have a neighbour of another family in the same kelurahan', () => {
    const neighbour = ofAccount('tetangga');
    expect(neighbour).toMatchObject({ 'Kode Kelurahan': wife?.['Kode Kelurahan'], Status: 'Hidup' });
    expect(neighbour?.['No KK']).not.toBe(wife?.['No KK']);
  });

  test('leave two fathers without a child: divorced, and left; each child knows both parents', () => {
    const apart = register.filter((row) => {
      const [father, mother] = [ofNik.get(row['NIK Ayah']), ofNik.get(row['NIK Ibu'])];
      return father && mother && father['No KK'] !== mother['No KK'];
    });
    const couples = new Set(apart.map((row) => row['NIK Ayah']));
    expect(couples.size).toBe(2);
    const mothers = [...new Set(apart.map((row) => row['NIK Ibu']))];
    for (const mother of mothers) expect(ofNik.get(mother)).toMatchObject({ 'Hubungan Keluarga': 'Kepala Keluarga' });
    expect(datasetsOf(mothers)).toContain('layanan-korban-kekerasan');
  });

  test('have one head for each KK, and parents who are in the register', () => {
    const heads = Map.groupBy(register, (row) => row['No KK']).values();
    expect([...heads].filter((of) => of.filter((row) => row['Hubungan Keluarga'] === 'Kepala Keluarga').length !== 1)).toEqual([]);
    const parents = register.flatMap((row) => [row['NIK Ayah'], row['NIK Ibu']]).filter(Boolean);
    expect(parents.filter((nik) => !ofNik.has(nik))).toEqual([]);
  });

  test('leave something to find: the dead on an aid list, two exclusive programmes, nobody whom the register knows, and no such kelurahan', () => {
    const newest = rowsOf('penerima-pkh').filter((row) => row.Triwulan === '2026-Q3');
    expect(newest.filter(({ NIK }) => ofNik.get(NIK)?.Status === 'Meninggal').length).toBeGreaterThan(0);
    expect(register.filter(({ Status }) => Status === 'Pindah').length).toBeGreaterThan(0);
    const [one, other] = city.exclusiveProgrammes[0] ?? [];
    const onOne = new Set(rowsOf(one ?? '').map(({ NIK }) => NIK));
    expect(rowsOf(other ?? '').filter(({ NIK }) => onOne.has(NIK)).length).toBeGreaterThan(0);
    expect(rowsOf('penerima-blt-daerah').filter(({ NIK }) => !ofNik.has(NIK))).toHaveLength(3);
    const known = new Set(register.map((row) => row['Kode Kelurahan']));
    expect(rowsOf('penerima-blt-daerah').filter((row) => !known.has(row['Kode Kelurahan']))).toHaveLength(2);
  });
});
