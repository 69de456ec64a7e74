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
  'does-not-fit': 'Tidak muat dalam bentuk ini',
  'too-many-requests': 'Terlalu banyak permintaan',
  'internal-error': 'Gangguan di sistem',
  unavailable: 'Sementara tidak dapat dilayani',
} as const;

export type ProblemCode = keyof typeof problemTitles;

/** Every code, in the order of the titles. */
export const problemCodes: readonly ProblemCode[] = Object.keys(problemTitles).filter(isProblemCode);

/** The status that each code comes with. */
export const problemStatuses = {
  'invalid-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  gone: 410,
  'precondition-failed': 412,
  'too-large': 413,
  'does-not-fit': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  'internal-error': 500,
  unavailable: 503,
} as const satisfies Readonly<Record<ProblemCode, number>>;

function isProblemCode(code: string): code is ProblemCode {
  return code in problemTitles;
}
