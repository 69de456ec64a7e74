import { isMissing, isNumber } from './cell-kind.ts';

const totalWords = new Set(['total', 'jumlah', 'jml', 'grand', 'keseluruhan', 'seluruh', 'seluruhnya', 'semua', 'sum', 'dan']);

/** "Total", "Jumlah / Total" as the first text, and nothing but numbers after it. */
export function isCalledTotal(cells: readonly string[]): boolean {
  const [name = '', ...values] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return isTotalName(name) && values.some(isNumber) && values.every((value) => isNumber(value) || isMissing(value));
}

/** Such a text, whatever stands beside it. */
export function isTotalName(text: string): boolean {
  const parts = text.toLowerCase().match(/\p{Letter}+/gu) ?? [];
  return !isNumber(text) && parts.every((part) => totalWords.has(part)) && /total|jumlah|jml/i.test(text);
}

/** The row's first text begins so ("Total Kota"). */
export function beginsLikeTotal(cells: readonly string[]): boolean {
  const name = cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
  return /^(grand )?(total|jumlah|jml)\b/i.test(name);
}
