import { limits } from '../../limits.ts';
import { foldLabel } from '../labels/field-name.ts';
import type { Field } from '../standard.ts';

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

/** Whether the standard says that the column holds persons' numbers or tells of persons. Numbers are looked at all the same: persons' must not be kept as such. */
export function mayHoldPersons({ type, format, personal }: Field): boolean {
  return format === 'nik' || format === 'kk' || (personal === true && type === 'string');
}

type PersonalColumn = { readonly name: string; readonly reason: string };

/**
 * Columns that tell of persons: marked by the standard, by name or title, or because most of the cells are NIKs (`isOfNiks`).
 * The standard's `personal: false` answers a name that only sounds so; numbers that identify a person it can't talk away.
 */
export function personalColumns(fields: readonly Field[], nikShares: readonly number[]): PersonalColumn[] {
  const labels = fields.map(({ name, title }) => [name, title ?? name].map(folded));
  const hasLabel = (pattern: RegExp) => labels.some((ofField) => ofField.some((label) => pattern.test(label)));
  const numbers = fields.map((field, index) => numberReason(field, nikShares[index] ?? 0));
  const sure = fields.map((field, index) => numbers[index] ?? nameReason(field, labels[index] ?? []));
  const anySure = sure.some((reason) => reason !== undefined);
  const bare = labels.some((ofField) => ofField.some((label) => label !== 'nama' && personNames.test(label)));
  const companion = labels.map((ofField) => reasonOf(companions, ofField));
  const person = hasLabel(personNames) && (anySure || (companion.some(Boolean) && (bare || !hasLabel(institutions))));
  return fields.flatMap((field, index) => {
    const byName = labels[index]?.some((label) => personNames.test(label)) ? 'nama orang' : companion[index];
    const named = field.personal === false ? undefined : (sure[index] ?? (person ? byName : undefined));
    const reason = numbers[index] ?? named;
    return reason === undefined ? [] : [{ name: field.name, reason }];
  });
}

/** Numbering before a label ("2. NIK") says nothing of the column. */
function folded(label: string): string {
  return foldLabel(label).replace(/^[0-9]+/, '');
}

function reasonOf(known: readonly PersonalName[], labels: readonly string[]): string | undefined {
  return known.find(({ pattern }) => labels.some((label) => pattern.test(label)))?.reason;
}

function numberReason({ format }: Field, nikShare: number): string | undefined {
  if (format === 'nik' || format === 'kk') return 'nomor induk kependudukan atau Kartu Keluarga';
  return isOfNiks(nikShare) ? 'isinya NIK' : undefined;
}

/** Whether a column of which this share of the cells are NIKs is one of NIKs. Where fewer are, each of them is an error. */
export function isOfNiks(nikShare: number): boolean {
  return nikShare > limits.personalNikShare;
}

function nameReason({ personal }: Field, labels: readonly string[]): string | undefined {
  return personal === true ? 'ditandai standar data' : reasonOf(personalNames, labels);
}
