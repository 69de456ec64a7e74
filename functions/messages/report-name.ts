import { periodCadence } from '../model/period.ts';
import { periodText } from './period.ts';

/** `Laporan mingguan, minggu 48 2026`, `Laporan bulanan, November 2026`. */
export function reportName(reportId: string): string {
  return `Laporan ${periodCadence(reportId) === 'weekly' ? 'mingguan' : 'bulanan'}, ${periodText(reportId, 'long')}`;
}
