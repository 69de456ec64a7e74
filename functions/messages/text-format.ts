/** What the codes of areas are called. */
export const areaCodeText = 'kode wilayah Kemendagri';
