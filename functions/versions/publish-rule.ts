import { destroyedText } from '../messages/destroyed.ts';
import { traitsOf } from '../model/access-level.ts';
import type { Dataset } from '../model/dataset.ts';
import { listedNames } from '../standards/listed-names.ts';

/** What is about to be published. */
export type Candidate = { readonly standardVersion: number; readonly personalColumns: readonly string[] };

/**
 * Why this may not be published now, as a sentence for people (Bahasa Indonesia), or undefined when it may. Personal data can't be open, is
 * by request when limited (access.md), and needs its lawful basis, purposes and retention first (UU PDP 27/2022 Pasal 16 and 20).
 */
export function refusePublication(dataset: Dataset, candidate: Candidate): string | undefined {
  if (dataset.destroyed) return `${destroyedText(dataset.destroyed)} Tidak ada yang dapat terbit lagi di sini; daftarkan dataset baru.`;
  if (dataset.state === 'withdrawn') return 'Dataset ini sudah ditarik. Pulihkan dahulu datasetnya, baru terbitkan berkasnya.';
  if (dataset.standardVersion !== undefined && candidate.standardVersion < dataset.standardVersion) {
    return 'Standar data dataset ini sudah diganti sejak berkas diperiksa. Kembalikan unggahan ini, lalu minta OPD mengunggahnya lagi.';
  }
  return refusePersonalColumns(dataset, candidate.personalColumns);
}

/** Everything that stands in the way at once: anyone who corrects one thing should not meet the next afterwards. */
export function refusePersonalColumns(dataset: Dataset, personalColumns: readonly string[]): string | undefined {
  if (personalColumns.length === 0) return undefined;
  const obstacles = [levelObstacle(dataset), processingObstacle(dataset)].filter((obstacle) => obstacle !== undefined);
  if (obstacles.length === 0) return undefined;
  return `Kolom ${listedNames(personalColumns)} memuat data pribadi. ${obstacles.join(' ')}`;
}

function levelObstacle(dataset: Dataset): string | undefined {
  const forbidden = traitsOf(dataset).personalColumns;
  return forbidden && `Karena itu ${forbidden.why}: ${forbidden.instead}.`;
}

function processingObstacle({ processing }: Dataset): string | undefined {
  if (processing !== undefined) return undefined;
  return 'Isi Pemrosesan data pribadi (dasar, tujuan, masa simpan) pada halaman dataset dahulu; yang mengisi operator OPD.';
}
