import type * as z from 'zod';

type Issue = z.core.$ZodRawIssue;

/** What is wrong with one value that a caller sent, in Bahasa Indonesia; a schema's own words stand before these. The value itself is never quoted. */
export function violationWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue.expected, issue.input);
    case 'invalid_value':
      return `${issue.input === undefined ? 'wajib diisi; ' : ''}pilih salah satu: ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return sizeWords(issue.origin, 'paling sedikit', issue.minimum);
    case 'too_big':
      return sizeWords(issue.origin, 'paling banyak', issue.maximum);
    case 'unrecognized_keys':
      return 'tidak dikenal';
    default:
      return 'bentuknya tidak sesuai';
  }
}

/** What is true or not, as programs write it. */
export const booleanText = 'true atau false';

const nouns: Readonly<Record<string, string>> = {
  string: 'teks',
  number: 'angka',
  int: 'bilangan bulat',
  boolean: booleanText,
  array: 'daftar',
  object: 'objek',
};

function typeWords(expected: string, input: unknown): string {
  if (input === undefined) return 'wajib diisi';
  if (Array.isArray(input) && expected === 'string') return 'hanya boleh satu nilai';
  return `harus berupa ${nouns[expected] ?? 'nilai lain'}`;
}

function sizeWords(origin: string, bound: string, size: number | bigint): string {
  if (origin === 'string') return size === 1 ? 'wajib diisi' : `${bound} ${size} huruf`;
  return origin === 'array' ? `${bound} ${size} isi` : `${bound} ${size}`;
}
