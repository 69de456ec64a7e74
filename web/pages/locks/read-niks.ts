import { limits } from '../../../functions/limits.ts';

/** Several NIKs as somebody typed them, one a line; or what is wrong with them, in words that repeat none. */
export type ReadNiks = { readonly ok: true; readonly niks: readonly string[] } | { readonly ok: false; readonly text: string };

export function readNiks(typed: string): ReadNiks {
  const lines = typed
    .split(/[\n,;]+/)
    .map((line) => line.replace(/[\s.-]/g, ''))
    .filter((line) => line !== '');
  const wrong = lines.flatMap((line, place) => (/^[0-9]{16}$/.test(line) ? [] : [place + 1]));
  if (lines.length === 0) return { ok: false, text: 'Tulis NIK-nya, satu pada tiap baris.' };
  if (wrong.length > 0) return { ok: false, text: `Baris ${wrong.join(', ')} bukan NIK: tulis 16 angka sesuai KTP.` };
  if (lines.length > limits.maxLockedPersons) return { ok: false, text: `Paling banyak ${limits.maxLockedPersons} orang sekaligus.` };
  return { ok: true, niks: [...new Set(lines)] };
}
