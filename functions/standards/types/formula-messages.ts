import type { What } from '../rules/rule.ts';

/** What a spreadsheet shows in place of a result (ECMA-376 part 1, 18.17.3, and what newer Excels add), and what it means. */
const failures: ReadonlyMap<string, string> = new Map([
  ['#DIV/0!', 'pembaginya nol atau kosong'],
  ['#VALUE!', 'sel sumbernya bukan angka'],
  ['#REF!', 'sel sumbernya sudah tidak ada'],
  ['#N/A', 'yang dicari tidak ditemukan'],
  ['#NAME?', 'ada nama yang tidak dikenal di dalamnya'],
  ['#NUM!', 'angkanya tidak dapat dihitung'],
  ['#NULL!', 'rentang selnya salah tulis'],
  ['#SPILL!', 'hasilnya tidak muat'],
  ['#CALC!', 'tidak dapat dihitung'],
]);

/** The words for a cell that holds the failure of a formula in place of its result; undefined for any other. */
export function formulaMessage(cell: string): What | undefined {
  const why = failures.get(cell.trim());
  if (why === undefined) return undefined;
  return {
    what: `adalah rumus yang gagal: ${why}`,
    mend: 'Perbaiki rumus itu atau sel sumbernya sampai hasilnya tampil, atau tulis nilainya langsung di sel ini.',
  };
}
