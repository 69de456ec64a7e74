import '../../parts/frame.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { deliveryStatusWords } from '../../../functions/model/delivery-status.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Progress } from '../../parts/api-nouns.ts';
import { byId, element, show, stackedTable } from '../../parts/elements.ts';
import { seesBoard } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';
import { weekBars } from '../../parts/week-bars.ts';
import { boardSentences, inOrder } from './board-words.ts';
import { lateByWeek, lateOfAll, trendSentence } from './trend.ts';

const board = byId('board');
const me = await account();
if (me?.ok && seesBoard(me.value)) await showBoard();
else await showPublic();

async function showBoard(): Promise<void> {
  const found = await call('getProgress');
  if (!found.ok) return show(board, notice(found.problem));
  const { items, period, at } = found.value;
  const [first = '', ...rest] = boardSentences(items);
  const idle = items.filter(({ planned }) => planned === 0);
  show(
    board,
    element('p', {}, `Semua tingkat akses, periode ${period}, dihitung ${timeText(at)}.`),
    element('p', { class: 'headline' }, first),
    ...rest.map((sentence) => element('p', {}, sentence)),
    ...trendOf(items),
    boardTable(inOrder(items).filter(({ planned }) => planned > 0)),
    ...(idle.length > 0 ? [idleList(idle)] : []),
  );
}

/** How many were late in the weeks before. */
function trendOf(items: readonly Progress[]): HTMLElement[] {
  const values = lateOfAll(items);
  const sentence = trendSentence(values);
  return sentence === undefined ? [] : [element('p', {}, weekBars(values, 'Dataset terlambat'), ` ${sentence}`)];
}

/** How many are late, above what it was in the weeks before: a column of its own would not fit beside large letters. */
function lateCell({ late, history }: Progress): HTMLElement {
  const number = late > 0 ? element('strong', { class: 'late' }, numberText(late)) : '0';
  return element('span', {}, number, weekBars(lateByWeek(history), 'Dataset terlambat'));
}

function boardTable(items: readonly Progress[]): HTMLElement {
  return stackedTable(
    'Kemajuan tiap OPD, yang terlambat lebih dahulu',
    [
      'OPD',
      'Terlambat',
      'Dataset',
      'Jatuh tempo bulan ini',
      'Mutakhir',
      'Perlu diperbaiki',
      deliveryStatusWords.missing.short,
      'Baris',
      'Unggahan terakhir',
    ],
    items.map((item) => [
      element('a', { href: `/progres/${item.opdId}` }, item.name),
      lateCell(item),
      ...[item.planned, item.due, item.delivered, item.rejected, item.missing, item.rows].map(numberText),
      timeText(item.lastUploadAt),
    ]),
  );
}

function idleList(idle: readonly Progress[]): HTMLElement {
  return element(
    'details',
    { class: 'part' },
    element('summary', {}, `OPD yang belum mendaftarkan dataset (${numberText(idle.length)})`),
    element('ul', {}, ...idle.map(({ name }) => element('li', {}, name))),
  );
}

async function showPublic(): Promise<void> {
  const progress = await call('getPublicProgress');
  if (!progress.ok) return show(board, notice(progress.problem));
  const items = progress.value.items
    .filter(({ planned }) => planned > 0)
    .toSorted((a, b) => b.late - a.late || a.name.localeCompare(b.name));
  if (items.length === 0) return show(board, element('p', {}, 'Belum ada dataset yang terbit.'));
  show(
    board,
    element('p', {}, 'Dataset terbuka dan terbatas yang sudah terbit, tiap OPD.'),
    stackedTable(
      'Kemajuan tiap OPD',
      ['OPD', 'Dataset', 'Mutakhir', 'Terlambat', 'Baris'],
      items.map((item) => [
        item.name,
        ...[item.planned, item.delivered].map(numberText),
        item.late > 0 ? element('strong', { class: 'late' }, numberText(item.late)) : '0',
        numberText(item.rows),
      ]),
    ),
  );
}
