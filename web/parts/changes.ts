import { numberText } from '../../functions/messages/number.ts';
import type { Report } from './api-nouns.ts';
import { rowsText, stateText } from './change-words.ts';
import { element, stackedTable } from './elements.ts';

const shownPeriods = 50;

/** What a sound file does to the version that stands, period by period; the clerk's own rows are named. */
export function changesParts({ changes = [], mode }: Pick<Report, 'changes' | 'mode'>): HTMLElement[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, shownPeriods);
  const cells = shown.map((change) => [
    change.period === 'all' ? 'semua' : change.period,
    stateText(change),
    numberText(change.added),
    numberText(change.removed),
    numberText(change.changed),
    rowsText(change),
  ]);
  const headers = ['Periode', 'Keadaan', 'Baris baru', 'Baris hilang', 'Baris berubah', 'Baris di berkas Anda'];
  const rest =
    changes.length > shown.length
      ? [element('p', {}, `Ditampilkan ${numberText(shown.length)} periode dari ${numberText(changes.length)}.`)]
      : [];
  const whole = mode === 'all' ? [element('p', {}, 'Berkas ini menggantikan seluruh isi dataset.')] : [];
  return [...whole, stackedTable('Yang berubah pada dataset', headers, cells), ...rest];
}
