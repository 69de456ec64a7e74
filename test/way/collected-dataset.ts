/** The standard of a dataset that units deliver by months: how many came to each of their clinics. */
export const visitsStandard = {
  fields: [
    { name: 'bulan', type: 'yearmonth' },
    { name: 'poli', type: 'string' },
    { name: 'kunjungan', type: 'integer' },
  ],
  periodField: 'bulan',
} as const;

/** A file of that standard. */
export function visitsFile(...rows: readonly string[]): string {
  return `bulan,poli,kunjungan\n${rows.map((row) => `${row}\n`).join('')}`;
}

/** Of a closed dataset, as it is registered. */
export const closed = { access: 'closed', exemption: { legalBasis: 'UU 14/2008 Pasal 17 huruf h', reason: 'Uji', until: '2031-12-31' } };
