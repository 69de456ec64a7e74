/** Every code that an answer may carry, with its title. Documented in docs/errors.md; a test compares. */
export const problemTitles = {
  'invalid-request': 'Permintaan tidak sah',
  unauthorized: 'Belum masuk',
  forbidden: 'Tidak diizinkan',
  'not-found': 'Tidak ditemukan',
  'method-not-allowed': 'Metode tidak dilayani',
  gone: 'Tidak lagi tersedia',
  conflict: 'Bentrok dengan keadaan sekarang',
  'precondition-failed': 'Data sudah berubah',
  'precondition-required': 'Perlu If-Match',
  'too-large': 'Terlalu besar',
  'too-many-requests': 'Terlalu banyak permintaan',
  'internal-error': 'Gangguan di sistem',
  unavailable: 'Sementara tidak dapat dilayani',
} as const;

export type ProblemCode = keyof typeof problemTitles;
