import type { RegisterPerson } from '../model/register-person.ts';
import type { Family } from './family.ts';
import type { IdentityRegister } from './identity-register.port.ts';
import type { Source } from './sources.ts';

/** What a register that can't be read is said to be, to whoever looks: its OPD was told when it was delivered (ingest/register-warnings.ts). */
export const unreadableEntry =
  'Catatan orang ini dalam register penduduk tidak terbaca, jadi identitas dan keluarganya belum dapat ditampilkan. Disdukcapil dapat memperbaikinya.';
export const unclearStatus =
  'Status orang ini dalam register penduduk (hidup, meninggal atau pindah) tidak terbaca. Disdukcapil dapat memperbaikinya.';
const unclearMember =
  'Status seorang anggota keluarga dalam register penduduk tidak terbaca, jadi ia belum ditampilkan. Disdukcapil dapat memperbaikinya.';

/** What the register writes of the person, and of those who could be shown, that nobody can read. */
export function unreadNotices(
  { unreadable }: IdentityRegister,
  person: string,
  entry: RegisterPerson | undefined,
  { isUnclear }: Family,
): string[] {
  return [
    ...(entry === undefined && unreadable.has(person) ? [unreadableEntry] : []),
    ...(entry?.status === 'unclear' ? [unclearStatus] : []),
    ...(isUnclear ? [unclearMember] : []),
  ];
}

/** Datasets of which a delivery has no index. */
export function incompleteNotices(sources: readonly Source[]): string[] {
  return sources
    .filter(({ isIncomplete }) => isIncomplete)
    .map(({ dataset }) => `Sebagian isi "${dataset.title}" terbit sebelum profil warga ada, sehingga belum dapat dicari di sini.`);
}
