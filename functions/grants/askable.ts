import type { DatasetFacts } from '../access/target.ts';

/** Why a dataset takes no requests (Bahasa Indonesia); undefined where it does: published, limited and shared by request. */
export function whyNotAskable({ state, access, sharing }: DatasetFacts): string | undefined {
  if (state === 'draft') return 'Data ini belum terbit, jadi belum dapat dimohon.';
  if (state === 'withdrawn') return 'Data ini sudah ditarik, jadi tidak dapat dimohon.';
  if (access === 'open') return 'Data ini terbuka: siapa saja sudah boleh membacanya tanpa permohonan.';
  if (access === 'closed') return 'Data ini tertutup: isinya hanya untuk OPD pemiliknya dan tidak dibagikan atas permohonan.';
  if (sharing === 'government') return 'Data ini sudah dibagikan kepada semua instansi pemerintah: bacalah tanpa permohonan.';
  return undefined;
}
