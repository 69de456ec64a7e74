import type { Dataset } from '../datasets/dataset.ts';

/** What is about to be published. */
export type Candidate = { readonly standardVersion: number; readonly personalColumns: readonly string[] };

/**
 * Why this may not be published now, as a sentence for people (Bahasa Indonesia), or undefined when it may. Personal data can't be open, is
 * by request when limited (access.md), and needs its lawful basis, purposes and retention first (UU PDP 27/2022 Pasal 16 and 20).
 */
export function refusePublication(dataset: Dataset, candidate: Candidate): string | undefined {
  if (dataset.state === 'withdrawn') return 'Dataset ini sudah ditarik. Pulihkan dahulu datasetnya, baru terbitkan berkasnya.';
  if (dataset.standardVersion !== undefined && candidate.standardVersion < dataset.standardVersion) {
    return 'Standar data dataset ini sudah diganti sejak berkas diperiksa. Kembalikan unggahan ini, lalu minta OPD mengunggahnya lagi.';
  }
  return refusePersonalColumns(dataset, candidate.personalColumns);
}

export function refusePersonalColumns(dataset: Dataset, personalColumns: readonly string[]): string | undefined {
  if (personalColumns.length === 0) return undefined;
  const named = `Kolom ${personalColumns.join(', ')} memuat data pribadi`;
  if (dataset.access === 'open') {
    return `${named}, sehingga dataset ini tidak boleh terbuka. Ubah aksesnya menjadi terbatas (dengan permohonan) atau tertutup, atau terbitkan rekapitulasi tanpa kolom itu.`;
  }
  if (dataset.access === 'limited' && dataset.sharing !== 'by-request') {
    return `${named}, sehingga data terbatas ini hanya boleh dibagikan dengan permohonan. Ubah cara berbaginya menjadi "by-request" dahulu.`;
  }
  if (dataset.processing === undefined) {
    return `${named}, tetapi dasar, tujuan, dan masa simpan pemrosesannya belum diisi. Minta OPD mengisi "processing" pada uraian dataset dahulu.`;
  }
  return undefined;
}
