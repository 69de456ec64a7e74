/** What an officer may have seen of a person who is present; the codes are those of /v1. */
export const documents = [
  ['ktp-el', 'KTP elektronik'],
  ['ikd', 'Identitas Kependudukan Digital'],
  ['kia', 'Kartu Identitas Anak'],
  ['surat-keterangan', 'surat keterangan Disdukcapil'],
] as const;

/** What forms at a counter call it. */
export const documentName = 'Dokumen yang diperiksa';

/** How a NIK is typed. */
export const nikTitle = '16 angka sesuai KTP, tanpa spasi';
