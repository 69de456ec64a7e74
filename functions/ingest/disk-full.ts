import { plain } from '../standards/plain.ts';
import type { FileVerdict } from './check-file.ts';
import type { Finding } from './normal-form/form.ts';

const tooLarge: Finding = {
  type: 'source-error',
  message: plain`Berkas ini terlalu besar untuk diperiksa sekaligus: ruang kerja mesin pemeriksa penuh sebelum semua barisnya selesai dibaca.`,
  mend: plain`Bagi berkasnya per periode, lalu unggah satu per satu; dataset tetap memuat semua periode.`,
};

/**
 * The verdict of `check`; of a file that fills the scratch directory, that it is too large: another try would fill it again
 * (docs/large-files.md, "What fits"). Also of a small one: what it says can take more room than it does.
 */
export async function unlessDiskIsFull(check: () => Promise<FileVerdict>): Promise<FileVerdict> {
  try {
    return await check();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return { valid: false, found: { warnings: [], findings: [tooLarge], totals: { [tooLarge.type]: 1 } } };
  }
}

/** Node says ENOSPC; DuckDB passes on the system's words, or says that its spill would fill the disk. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'ENOSPC') || /No space left on device|max_temp_directory_size/.test(error.message);
}
