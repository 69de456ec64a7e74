/** Guides for clerks, by their name in addresses and in `docs/panduan/`, in the order in which they are offered. */
export const guideTitles = {
  'unggahan-pertama': 'Unggahan pertama',
  'membaca-laporan': 'Membaca hasil validasi',
  'nik-dan-excel': 'NIK dan Excel',
  'tanggal-dan-desimal': 'Tanggal dan desimal',
  'tabel-lebar': 'Tabel lebar',
  'tingkat-akses': 'Tingkat akses',
  'mengumpulkan-dari-unit': 'Mengumpulkan dari unit',
} as const;

export type GuideName = keyof typeof guideTitles;

export const guideNames: readonly GuideName[] = Object.keys(guideTitles).filter(isGuideName);

export function isGuideName(text: string): text is GuideName {
  return Object.hasOwn(guideTitles, text);
}

export function guideAddress(name: GuideName): string {
  return `/panduan/${name}`;
}

/** Which guide helps with an error or a note of a report, by its type; a test compares with every type that the code knows. */
export const guideOfType: Readonly<Record<string, GuideName>> = {
  'type-error': 'tanggal-dan-desimal',
  'format-error': 'membaca-laporan',
  'constraint-error': 'membaca-laporan',
  'unique-error': 'membaca-laporan',
  'primary-key': 'membaca-laporan',
  'foreign-key': 'membaca-laporan',
  'correction-error': 'membaca-laporan',
  'register-word': 'membaca-laporan',
  'register-gap': 'membaca-laporan',
  'row-order': 'membaca-laporan',
  'new-value-drift': 'membaca-laporan',
  'empty-column-drift': 'membaca-laporan',
  'lost-value-drift': 'membaca-laporan',
  'unused-period': 'unggahan-pertama',
  'over-units': 'mengumpulkan-dari-unit',
  'source-error': 'unggahan-pertama',
  'encoding-error': 'unggahan-pertama',
  'byte-count': 'unggahan-pertama',
  'hash-count': 'unggahan-pertama',
  'skipped-sheet': 'tabel-lebar',
  'person-number': 'nik-dan-excel',
  'declared-number': 'nik-dan-excel',
  'long-number': 'nik-dan-excel',
  'doubtful-type': 'tanggal-dan-desimal',
  'rounded-numbers': 'tanggal-dan-desimal',
  'range-drift': 'tanggal-dan-desimal',
  'thousands-drift': 'tanggal-dan-desimal',
  'date-order-drift': 'tanggal-dan-desimal',
  'month-first': 'tanggal-dan-desimal',
  'missing-words': 'tanggal-dan-desimal',
  'mixed-percent': 'tanggal-dan-desimal',
  'percent-as-unit': 'tanggal-dan-desimal',
  'choice-spelling': 'tanggal-dan-desimal',
  'leading-zero': 'tanggal-dan-desimal',
  'month-name': 'tanggal-dan-desimal',
  'moved-time': 'tanggal-dan-desimal',
  'short-date': 'tanggal-dan-desimal',
  'held-value': 'tanggal-dan-desimal',
  'hidden-value': 'tanggal-dan-desimal',
  'raised-text': 'tanggal-dan-desimal',
  'uncalculated-formula': 'tanggal-dan-desimal',
  'formula-error': 'tanggal-dan-desimal',
  'header-error': 'tabel-lebar',
  'joined-header': 'tabel-lebar',
  'missing-label': 'tabel-lebar',
  'extra-label': 'tabel-lebar',
  'incorrect-label': 'tabel-lebar',
  'duplicate-label': 'tabel-lebar',
  'blank-label': 'tabel-lebar',
  'missing-cell': 'tabel-lebar',
  'extra-cell': 'tabel-lebar',
  'merged-cell': 'tabel-lebar',
  'blank-below': 'tabel-lebar',
  'group-line': 'tabel-lebar',
  'repeated-header': 'tabel-lebar',
  'total-row': 'tabel-lebar',
  'hidden-row': 'tabel-lebar',
  'hidden-column': 'tabel-lebar',
};

/** What helps with these errors, each once, the one of the most first; a personal column is first of all a matter of its numbers. */
export function guidesFor(
  errors: readonly { readonly type: string; readonly fieldName?: string | undefined }[],
  personalColumns: readonly string[] = [],
): readonly GuideName[] {
  const names = errors.flatMap(({ type, fieldName = '' }) => {
    const name = personalColumns.includes(fieldName) ? 'nik-dan-excel' : guideOfType[type];
    return name === undefined ? [] : [name];
  });
  const groups = [...Map.groupBy(names, (name) => name)];
  return groups.toSorted(([, one], [, other]) => other.length - one.length).map(([name]) => name);
}
