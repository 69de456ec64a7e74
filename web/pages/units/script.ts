import '../../parts/frame.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Me } from '../../parts/api-nouns.ts';
import { byId, element, show } from '../../parts/elements.ts';
import { isOperatorOf, isSteward } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { collectionPart } from './collection-part.ts';
import { firstOpdOf } from './first-opd.ts';
import { offerKelurahan } from './kelurahan-form.ts';
import { type Kept, writePlace } from './kept.ts';
import { offerUnits } from './unit-form.ts';
import { unitList } from './unit-list.ts';

const place = byId('place');
const me = await account();
if (!me) show(place, askToSignIn('untuk melihat unit OPD'));
else if (!me.ok) show(place, notice(me.problem));
else await open(me.value);

async function open(who: Me): Promise<void> {
  const select = byId('opd');
  if (!(select instanceof HTMLSelectElement)) throw new Error('#opd is no select');
  // The walidata keeps all of them, an OPD its own.
  for (const option of [...select.options]) if (!isSteward(who) && !isOperatorOf(who, option.value)) option.remove();
  const ids = [...select.options].map(({ value }) => value);
  if (ids.length === 0) return show(place, element('p', {}, 'Unit diatur oleh operator dan penanggung jawab OPD-nya, dan oleh walidata.'));
  const asked = new URLSearchParams(location.search).get('opd') ?? '';
  select.value = ids.includes(asked) ? asked : await firstOpdOf(ids, hasUnits);
  byId('opd-choice').hidden = ids.length === 1;
  select.addEventListener('change', () => {
    writePlace({ opd: select.value });
    void load(select.value);
  });
  await load(select.value);
}

async function hasUnits(opdId: string): Promise<boolean> {
  const found = await call('listUnits', { params: { opdId } });
  return found.ok && found.value.items.length > 0;
}

/** Shows what stands; called again after each change, with what was done. */
async function load(opdId: string, words = ''): Promise<void> {
  const params = { opdId };
  const [units, deliveries] = await Promise.all([call('listUnits', { params }), call('listDeliveries', { params })]);
  show(byId('outcome'), words);
  if (words !== '') byId('outcome').focus();
  if (!units.ok) return show(place, notice(units.problem));
  if (!deliveries.ok) return show(place, notice(deliveries.problem));
  show(place);
  const kept: Kept = {
    ...{ opdId, units: units.value.items, datasets: deliveries.value.items },
    done: (said) => load(opdId, said),
  };
  const edit = offerUnits(kept);
  show(byId('units'), ...unitList(kept, edit));
  offerKelurahan(kept);
  await collectionPart(kept);
}
