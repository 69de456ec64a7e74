import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';

/** 422: what is asked for can't be given in that form; nothing is cut. `instead` are addresses that can. */
export function doesNotFit(detail: string, instead: readonly string[]): Problem {
  return { status: 422, code: 'does-not-fit', detail, members: { instead } };
}

/** Why so many rows and columns are no workbook (Bahasa Indonesia), or undefined where they are one. */
export function refuseWorkbook(rows: number, columns: number): string | undefined {
  if (rows >= limits.maxExcelRows) {
    return `Excel memuat paling banyak ${inWords(limits.maxExcelRows - 1)} baris data, dan ini ${inWords(rows)} baris.`;
  }
  if (rows * columns <= limits.maxWorkbookCells) return undefined;
  return `Buku kerja dibuat paling banyak ${inWords(limits.maxWorkbookCells)} sel, dan ini ${inWords(rows)} baris dengan ${inWords(columns)} kolom.`;
}

export const cellTooLongWords = `Satu sel berisi lebih dari ${inWords(limits.maxExcelCellCharacters)} huruf, dan Excel memuat tidak lebih dari itu.`;

/** `1.048.575`. */
export function inWords(number: number): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}
