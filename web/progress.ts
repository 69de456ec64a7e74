import { call, type Page } from './api.ts';
import { byId, element, numberText, show, table, timeText } from './elements.ts';
import { accessToken } from './session.ts';

type Public = { readonly name: string; readonly planned: number; readonly delivered: number; readonly late: number; readonly rows: number };
type Full = Public & { readonly due: number; readonly rejected: number; readonly missing: number; readonly lastUploadAt?: string };

const board = byId('board');
const full = accessToken() ? await call<Page<Full> & { at: string; period: string }>('GET', '/v1/progress') : undefined;
if (full?.ok) showBoard(full.value);
else await showPublic();

/** Who is late comes first: that is Monday's question. */
function showBoard(progress: Page<Full> & { at: string; period: string }): void {
  const items = [...progress.items].sort((a, b) => b.late - a.late || b.missing - a.missing || a.name.localeCompare(b.name));
  const late = items.filter((item) => item.late > 0);
  show(byId('scope'), `Papan walidata, semua tingkat akses. Periode ${progress.period}, dihitung ${timeText(progress.at)}.`);
  show(
    board,
    element(
      'p',
      { class: 'headline' },
      late.length === 0 ? 'Tidak ada OPD yang terlambat.' : `${late.length} OPD terlambat: ${late.map(({ name }) => name).join(', ')}.`,
    ),
    table(
      'Kemajuan tiap OPD',
      ['OPD', 'Rencana', 'Jatuh tempo', 'Terkirim', 'Terlambat', 'Perlu perbaikan', 'Belum pernah', 'Baris', 'Unggahan terakhir'],
      items.map((item) => [
        item.name,
        ...[item.planned, item.due, item.delivered].map(numberText),
        item.late > 0 ? element('strong', { class: 'late' }, numberText(item.late)) : '0',
        ...[item.rejected, item.missing, item.rows].map(numberText),
        timeText(item.lastUploadAt),
      ]),
    ),
  );
}

async function showPublic(): Promise<void> {
  const progress = await call<Page<Public>>('GET', '/v1/public-progress');
  if (!progress.ok) return show(board, element('p', { role: 'alert' }, progress.problem.detail));
  const items = progress.value.items.filter(({ planned }) => planned > 0);
  if (items.length === 0) return show(board, element('p', {}, 'Belum ada dataset yang terbit.'));
  show(
    board,
    table(
      'Kemajuan tiap OPD',
      ['OPD', 'Dataset', 'Terkirim', 'Terlambat', 'Baris'],
      items.map((item) => [item.name, ...[item.planned, item.delivered, item.late, item.rows].map(numberText)]),
    ),
  );
}
