const year = /^[0-9]{4}/;

/** The year that aid counts for: of its period, or else of its day; empty where neither names one. */
export function benefitYear({ period, date = '' }: { readonly period: string; readonly date?: string | undefined }): string {
  return year.exec(period)?.[0] ?? year.exec(date)?.[0] ?? '';
}
