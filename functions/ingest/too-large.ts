import type { Finding } from '../model/normal-form.ts';
import { plain } from '../model/plain.ts';
import type { FileVerdict } from './check-file.ts';

const tooLarge: Finding = {
  type: 'source-error',
  message: plain`Berkas ini terlalu besar untuk diperiksa sekaligus: ruang kerja mesin pemeriksa penuh sebelum semua barisnya selesai dibaca.`,
  mend: plain`Bagi berkasnya per periode, lalu unggah satu per satu; dataset tetap memuat semua periode.`,
};
const tooWide: Finding = {
  type: 'source-error',
  message: plain`Tabel dalam berkas ini terlalu lebar, atau isi selnya terlalu panjang, untuk diperiksa sekaligus: memori mesin pemeriksa habis sebelum semua selnya selesai diperiksa.`,
  mend: plain`Bagi kolom-kolomnya menjadi beberapa dataset, atau bagi berkasnya per periode, lalu unggah satu per satu.`,
};

/**
 * The verdict of `check`; of a file that fills the scratch directory or the database's memory, that it is too large: another try would fill it again
 * (docs/large-files.md, "What fits"). Also of a small one: what it says can take more room than it does.
 */
export async function unlessTooLarge(check: () => Promise<FileVerdict>): Promise<FileVerdict> {
  try {
    return await check();
  } catch (error) {
    const finding = isDiskFull(error) ? tooLarge : isMemoryFull(error) ? tooWide : undefined;
    if (finding === undefined) throw error;
    return { valid: false, found: { warnings: [], findings: [finding], totals: { [finding.type]: 1 } } };
  }
}

/** Node says ENOSPC; DuckDB passes on the system's words, or says that its spill would fill the disk. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'ENOSPC') || /No space left on device|max_temp_directory_size/.test(error.message);
}

/** Each file has a database of its own, with the same memory at every try. */
function isMemoryFull(error: unknown): boolean {
  return error instanceof Error && /^Out of Memory Error: /.test(error.message);
}
