import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { conflict } from '../http/problem.ts';
import { principalIdOf } from '../model/principal.ts';
import type { SecondLook } from '../model/second-look.ts';
import { secondLookText } from '../model/second-look-words.ts';
import { secondLookAnswer } from './second-look-answer.ts';
import { lastDayOf, type SupervisorPorts } from './send-to-supervisor.ts';

type Ports = SupervisorPorts & { readonly datasets: Pick<DatasetStore, 'get'> };

/** POST …/second-look/settlement, by the steward: what the pembina data returned is sent on to the OPD, or answered, and waits for them again. The same again changes nothing. */
export function settleSecondLook({ datasets, secondLooks, holidays }: Ports): Operation<'settleSecondLook'> {
  return (call) =>
    onDataset(datasets, call, 'review', async (dataset): Promise<Answer<'settleSecondLook'>> => {
      const { as, text } = call.body;
      const look = await secondLooks.get(call.params);
      if (!look) return conflict('Kiriman ini tidak ada pada pembina data.');
      const isAgain = look.state === as && look.settled?.text === text;
      if (look.state !== 'returned' && !isAgain) return conflict(`Kiriman ini ${secondLookText[look.state]}. Muat ulang halaman.`);
      const settled = { at: call.now.toISOString(), by: principalIdOf(call.principal), as, text };
      const until = as === 'answered' ? lastDayOf(call.now, holidays) : look.until;
      const next: SecondLook = isAgain ? look : { ...look, state: as, settled, until, revision: look.revision + 1 };
      if (next !== look && (await secondLooks.replace(next)) === 'stale')
        return conflict('Kiriman ini baru saja berubah. Muat ulang halaman.');
      if (as === 'forwarded') await secondLooks.close(next);
      return ok(secondLookAnswer(next, dataset, call));
    });
}
