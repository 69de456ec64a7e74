import '../../parts/frame.ts';
import { latestQuarters } from '../../../functions/model/quarter.ts';
import { account } from '../../parts/account.ts';
import { byId, show } from '../../parts/elements.ts';
import { isSteward } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { listPart } from './list-part.ts';
import { onePart } from './one-part.ts';

const place = byId('minutes');
const asked = new URLSearchParams(location.search);
const opdId = asked.get('opd');
const period = asked.get('periode') ?? latestQuarters(new Date(), 1).join();
const n = asked.get('n') ?? undefined;
const me = await account();
if (!me) show(place, askToSignIn('untuk membaca berita acara'));
else if (!me.ok) show(place, notice(me.problem));
else if (opdId === null) show(place, ...(await listPart(period)));
else await load(isSteward(me.value), opdId);

async function load(isKeeper: boolean, of: string): Promise<void> {
  const done = async (words: string) => {
    await load(isKeeper, of);
    show(byId('outcome'), words);
    byId('outcome').focus();
  };
  show(place, ...(await onePart({ opdId: of, period }, n, isKeeper, done)));
}
