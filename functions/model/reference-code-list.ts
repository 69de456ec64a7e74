/** Lists of codes that a field may name. Kemendagri's area codes: province, regency or city, district, village; `-wilayah` is all of them. */
export const referenceCodeLists = [
  'kemendagri-provinsi',
  'kemendagri-kabkota',
  'kemendagri-kecamatan',
  'kemendagri-kelurahan',
  'kemendagri-wilayah',
] as const;
export type ReferenceCodeList = (typeof referenceCodeLists)[number];
