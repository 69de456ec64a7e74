const endings: Readonly<Record<string, string>> = {
  daily: '-09-12',
  weekly: '-W37',
  monthly: '-09',
  quarterly: '-Q3',
  'four-monthly': '-T2',
  semiannual: '-S1',
  annual: '',
  biennial: '',
};

/** A period of that year as a dataset of that cadence writes it; a day where it has no cadence. */
export function periodExample(cadence: string, year: number): string {
  return `${year}${endings[cadence] ?? '-09-12'}`;
}
