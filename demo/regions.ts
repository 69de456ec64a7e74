import { getDistricts, getVillages } from 'idn-area-data';

export type Kelurahan = { readonly code: string; readonly name: string; readonly kecamatanCode: string; readonly kecamatan: string };

/** The 13 kecamatan and 104 kelurahan of an area code, in code order (Kemendagri, from idn-area-data). */
export async function readKelurahan(areaCode: string): Promise<Kelurahan[]> {
  const [districts, villages] = await Promise.all([getDistricts(), getVillages()]);
  const names = new Map(districts.map(({ code, name }) => [code, name]));
  return villages
    .filter(({ code }) => code.startsWith(`${areaCode}.`))
    .map(({ code, name, district_code }) => ({ code, name, kecamatanCode: district_code, kecamatan: names.get(district_code) ?? '' }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
