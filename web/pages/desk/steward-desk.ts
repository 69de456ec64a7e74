import { numberText } from '../../../functions/messages/number.ts';
import { type Access, accesses, traitsOf } from '../../../functions/model/access-level.ts';
import { call } from '../../parts/api.ts';
import { element } from '../../parts/elements.ts';
import { findDatasets } from './find-datasets.ts';
import { type Count, findId, stewardCounts, type Unseen } from './steward-counts.ts';

const counted = '100';
/** Levels that only the owner and the steward see. */
const hidden = accesses.filter((access) => !traitsOf({ access }).isSeenByAll);

/** The steward's desk: how much of what waits, and every dataset of the city, closed and withdrawn ones, too. */
export async function stewardDesk(): Promise<HTMLElement[]> {
  const [waiting, progress, unseen] = await Promise.all([
    call('listReviews', { query: { limit: counted } }),
    call('getProgress'),
    Promise.all(hidden.map(countOf)),
  ]);
  const counts = stewardCounts({
    waiting: waiting.ok ? waiting.value : undefined,
    progress: progress.ok ? progress.value.items : undefined,
    unseen: unseen.flatMap((one) => one ?? []),
  });
  const find = findDatasets('Cari dataset, juga yang tertutup atau ditarik', accesses);
  find.part.id = findId;
  const list = element('ul', { class: 'counts' }, ...counts.map(countItem));
  for (const access of hidden) {
    list.querySelector(`a[data-access=${access}]`)?.addEventListener('click', () => find.search(access));
  }
  return [list, find.part];
}

async function countOf(access: Access): Promise<Unseen | undefined> {
  const found = await call('searchDatasets', { query: { access, limit: '1' } });
  return found.ok ? { access, total: found.value.total } : undefined;
}

function countItem({ count, orMore = false, what, href, access }: Count): HTMLElement {
  const number = element('strong', {}, `${numberText(count)}${orMore ? '+' : ''}`);
  return element('li', {}, element('a', { href, ...(access ? { 'data-access': access } : {}) }, number, ` ${what}`));
}
