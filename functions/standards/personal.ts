import { limits } from '../limits.ts';
import { foldLabel } from './field-name.ts';
import type { Field } from './standard.ts';

type PersonalName = { readonly pattern: RegExp; readonly reason: string };

/** Columns that tell of a person whatever stands beside them (UU 27/2022 Pasal 4: general and specific personal data). Names are folded. */
const personalNames: readonly PersonalName[] = [
  { pattern: /^(no|nomor)?nik([a-z]*)$/, reason: 'nomor induk kependudukan' },
  { pattern: /^(no|nomor)?(ktp|kk)$|kartukeluarga|^nokk/, reason: 'nomor KTP atau Kartu Keluarga' },
  { pattern: /^(no|nomor)?(paspor|passport|sim|npwp|bpjs|jkn)(peserta|pribadi)?$/, reason: 'nomor identitas orang' },
  { pattern: /^(tgl|tanggal|tempat)(tgl|tanggal)?(lahir|lhr)$|^ttl$|tempattanggallahir|tempattgllahir/, reason: 'kelahiran seseorang' },
  { pattern: /^namaibukandung$|^ibukandung$|^namaayah$|^namaibu$/, reason: 'orang tua seseorang' },
  { pattern: /^(no|nomor)?rekening(bank|penerima)?$|^norek$/, reason: 'rekening bank' },
  { pattern: /^(no|nomor)?(hp|handphone|ponsel|whatsapp|wa)(penerima|pribadi|pasien)?$/, reason: 'telepon genggam' },
  { pattern: /^(diagnosa|diagnosis|penyakit|riwayatpenyakit|norekammedis|norm|rekammedis)$/, reason: 'kesehatan seseorang' },
  { pattern: /^(agama|statusperkawinan|disabilitas|jenisdisabilitas)(pasien|penerima|warga)$/, reason: 'keadaan seseorang' },
];

/** Names of people: personal only when another column tells of the person, because institutions have names too. */
const personNames =
  /^(nama|namalengkap|namapenerima|namakepalakeluarga|namapasien|namasiswa|namapeserta|namawarga|namapegawai|namaanak|namabalita|kepalakeluarga)$/;

/** Columns that beside a name of a person make a person of it; on their own they describe places and institutions. */
const companions: readonly PersonalName[] = [
  { pattern: /^alamat(rumah|lengkap|tinggal|ktp|domisili)?$/, reason: 'alamat orang yang disebut namanya' },
  { pattern: /^(no|nomor)?(telepon|telp|tlp|kontak)$/, reason: 'telepon orang yang disebut namanya' },
  { pattern: /^(alamat)?(email|surel)$/, reason: 'surel orang yang disebut namanya' },
  { pattern: /^(jeniskelamin|umur|usia|pekerjaan|pendidikan|statuskawin|statusperkawinan)$/, reason: 'keadaan orang yang disebut namanya' },
];

/** A bare `nama` beside an address may be a school's; these words in other columns say that it is an institution. */
const institutions = /npsn|jenjang|kapasitas|latitude|longitude|lintang|bujur|luas|kodefaskes|akreditasi|jumlah|jenisusaha|peruntukan/;

export type PersonalColumn = { readonly name: string; readonly reason: string };

/**
 * Columns that tell of persons: marked by the standard, by name, or because at least
 * `limits.personalNikShare` of the cells are well-formed NIKs.
 */
export function personalColumns(fields: readonly Field[], nikShares: readonly number[]): PersonalColumn[] {
  const folded = fields.map((field) => foldLabel(field.name));
  const sure = fields.map((field, index) => sureReason(field, folded[index] ?? '', nikShares[index] ?? 0));
  const anySure = sure.some((reason) => reason !== undefined);
  const institution = folded.some((name) => institutions.test(name));
  const bare = folded.some((name) => name !== 'nama' && personNames.test(name));
  const companion = folded.map((name) => companions.find(({ pattern }) => pattern.test(name))?.reason);
  const person = folded.some((name) => personNames.test(name)) && (anySure || (companion.some(Boolean) && (bare || !institution)));
  return fields.flatMap((field, index) => {
    const byName = personNames.test(folded[index] ?? '') ? 'nama orang' : companion[index];
    const reason = sure[index] ?? (person ? byName : undefined);
    return reason === undefined || field.personal === false ? [] : [{ name: field.name, reason }];
  });
}

function sureReason(field: Field, folded: string, nikShare: number): string | undefined {
  if (field.personal === true) return 'ditandai standar data';
  if (field.format === 'nik' || field.format === 'kk') return 'nomor induk kependudukan atau Kartu Keluarga';
  if (nikShare >= limits.personalNikShare) return 'isinya NIK';
  return personalNames.find(({ pattern }) => pattern.test(folded))?.reason;
}
