import '../../parts/frame.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { reportName } from '../../../functions/messages/report-name.ts';
import { openUntilText } from '../../../functions/messages/report-words.ts';
import { call } from '../../parts/api.ts';
import { byId, element, show, stackedTable } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

const place = byId('reports');
const found = await call('listReports');
if (!found.ok) show(place, notice(found.problem));
else if (found.value.items.length === 0)
  show(place, element('p', {}, 'Belum ada laporan. Laporan mingguan ditutup tiap Kamis sore, dan final Senin pagi.'));
else
  show(
    place,
    stackedTable(
      'Laporan, yang terbaru lebih dahulu',
      ['Laporan', 'Ditutup', 'Keadaan'],
      found.value.items.map(({ reportId, closesAt, finalAt, isFinal }) => [
        element('a', { href: `/laporan/${reportId}` }, reportName(reportId)),
        timeText(closesAt),
        isFinal ? 'final' : openUntilText(finalAt),
      ]),
    ),
  );
