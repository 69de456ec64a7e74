import type { Part } from '../../functions/model/manifest.ts';
import type { Field } from '../../functions/standards/standard.ts';

/** What a run tells of itself: that a piece is noted, or how it ended; and its largest memory until then. */
export type Told = { readonly peakBytes: number } & (
  | { readonly kind: 'piece'; readonly number: number }
  | { readonly kind: 'done'; readonly outcome: string }
);

export const fields: Field[] = [
  { name: 'id', type: 'integer' },
  { name: 'nik', type: 'string' },
  { name: 'nama', type: 'string' },
  { name: 'kecamatan', type: 'string' },
  { name: 'tanggal_lahir', type: 'date' },
  { name: 'nilai', type: 'number' },
  { name: 'umur', type: 'integer' },
  { name: 'aktif', type: 'boolean' },
];

/** Half of the rows in one part, as a table without periods has them; the others in a hundred, of which several are a slice. */
export function partsOf(millions: number): Part[] {
  const rows = millions * 1_000_000;
  const sizes = [rows / 2, ...Array.from({ length: 100 }, () => rows / 200)];
  return sizes.map((size, index) => ({
    period: String(1000 + index),
    key: `part-${index}.parquet`,
    versionId: 'v1',
    rows: size,
    bytes: 0,
    sha256: '',
    uploadId: 'U',
  }));
}

/** SQL: rows of a register, the same each time; no number is anybody's. */
export function rowSql(from: number, rows: number): string {
  return `SELECT i AS id, printf('%016d', i * 7919 % 9999999999999999) AS nik, 'Nama Warga ' || (i * 104729 % 999983) AS nama,
      'Kecamatan ' || (i % 13) AS kecamatan, DATE '1940-01-01' + (i * 31 % 30000)::INTEGER AS tanggal_lahir,
      ((i * 7919 % 10000000) / 100)::DECIMAL(12, 2) AS nilai, (i % 90)::BIGINT AS umur, i % 2 = 0 AS aktif
    FROM range(${from}, ${from + rows}) AS t(i)`;
}
