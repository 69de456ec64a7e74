import { h } from 'preact';
import { ScheduleView } from '../../web/pages/schedule/view.tsx';
import type { DueDataset } from '../../web/parts/due-list.tsx';
import { opdNames } from '../catalog/search-datasets.ts';
import type { Operation } from '../http/call.ts';
import { inJakarta } from '../model/jakarta-time.ts';
import { dueDates } from './due-dates.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { seenDatasets } from './seen-datasets.ts';

type Ports = Pick<PortalPorts, 'city' | 'datasets' | 'index' | 'settings'>;

/** GET /jadwal: what is due when, of datasets that anyone may see. */
export function showSchedule(ports: Ports): Operation<'showSchedule'> {
  return async ({ now }) => {
    const entries = await seenDatasets(ports, now);
    const names = opdNames(ports.city);
    const due = dueDates(entries, now, ({ opdId }) => ({ opdId, name: names.get(opdId) ?? opdId }));
    const months = Map.groupBy(
      due.filter(({ isLate }) => !isLate),
      monthOf,
    );
    return respondPage(ports.settings, {
      title: 'Jadwal rilis',
      content: h(ScheduleView, {
        late: due.filter(({ isLate }) => isLate),
        months: [...months].map(([month, dates]) => ({ month, due: dates })),
        undated: entries.length - due.length,
      }),
      told: { description: `Kapan kiriman data ${ports.city.name} berikutnya diharapkan, dan mana yang terlambat.`, path: '/jadwal' },
    });
  };
}

function monthOf({ at }: DueDataset): string {
  return inJakarta(new Date(at)).toISOString().slice(0, '2026-12'.length);
}
