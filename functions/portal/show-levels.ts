import { h } from 'preact';
import { LevelsView } from '../../web/pages/levels/view.tsx';
import type { Operation } from '../http/call.ts';
import { traitsOf } from '../model/access-level.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { seenDatasets } from './seen-datasets.ts';

/** GET /tingkat-akses: what each access level means, and how many datasets that anyone may see have it. */
export function showLevels(ports: Pick<PortalPorts, 'city' | 'datasets' | 'index' | 'settings'>): Operation<'showLevels'> {
  return async ({ now }) => {
    const levels = Map.groupBy(await seenDatasets(ports, now), ({ dataset }) => traitsOf(dataset).name);
    const counts = new Map([...levels].map(([name, entries]) => [name, entries.length]));
    return respondPage(ports.settings, {
      title: 'Tingkat akses',
      content: h(LevelsView, { counts }),
      told: { description: 'Siapa yang melihat dan siapa yang membaca data terbuka, terbatas dan tertutup.', path: '/tingkat-akses' },
    });
  };
}
