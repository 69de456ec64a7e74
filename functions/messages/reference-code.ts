import type { ReferenceCodeList } from '../model/reference-code-list.ts';

/** Each list of reference codes as the portal shows it: of the city's own areas, and of what lies around it. */
export const referenceTitles: Readonly<Record<ReferenceCodeList, string>> = {
  'kemendagri-kecamatan': 'Kecamatan kota ini',
  'kemendagri-kelurahan': 'Kelurahan kota ini',
  'kemendagri-wilayah': 'Kota ini dengan semua kecamatan dan kelurahannya',
  'kemendagri-kabkota': 'Kabupaten dan kota seprovinsi',
  'kemendagri-provinsi': 'Provinsi',
};

export const kemendagriSource = 'Kepmendagri 300.2.2-2138 Tahun 2025';
/** What marks a dataset as master data (data induk): a word of its own description. */
export const masterDataTag = 'data induk';
