import type { City } from '../../cities/city.ts';
import { inJakarta } from '../model/jakarta-time.ts';
import { inheritorOf, successorsOf } from '../model/organisation.ts';
import type { Outbox } from '../outbox/outbox.port.ts';
import { faultsOf, oneByOne } from '../progress/one-by-one.ts';
import type { ProgressStore } from '../progress/progress.port.ts';
import type { DeliveryPorts } from '../progress/read-deliveries.ts';
import { recount } from '../progress/recount.ts';
import type { MoveStore } from './move.port.ts';
import { type MoveDatasetPorts, moveDataset } from './move-dataset.ts';
import { movedNotice, stayingNotice } from './move-notice.ts';
import { type MovePlanPorts, movePlan } from './move-plan.ts';
import { type MoveWaitingPorts, moveWaiting } from './move-waiting.ts';

export type MovePorts = MoveDatasetPorts &
  MoveWaitingPorts &
  Omit<MovePlanPorts, 'opds'> &
  DeliveryPorts & {
    readonly city: Pick<City, 'opds'>;
    readonly moves: MoveStore;
    readonly progress: ProgressStore;
    readonly outbox: Pick<Outbox, 'put'>;
    readonly datasets: DeliveryPorts['datasets'] & MoveDatasetPorts['datasets'] & MoveWaitingPorts['datasets'];
    readonly uploads: DeliveryPorts['uploads'] & MoveWaitingPorts['uploads'];
  };
type Opd = City['opds'][number];
type Ended = Opd & { readonly ended: NonNullable<Opd['ended']> };
/** Of one run: datasets that were moved, those that nobody was given, and lines of plans that stay. */
export type Moved = { moved: number; staying: number; staysPlanned: number };

/**
 * What ended OPDs had goes to those that the city file names, one dataset after another. Whatever a run leaves undone the next one does, and one with nothing to do writes
 * nothing. One that can't be moved holds up no other; the run fails in the end, so that it comes again.
 */
export async function moveOpds(ports: MovePorts, run: string): Promise<Moved> {
  const done: Moved = { moved: 0, staying: 0, staysPlanned: 0 };
  const ended = ports.city.opds.flatMap((opd): Ended[] => (opd.ended ? [{ ...opd, ended: opd.ended }] : []));
  const failed = await oneByOne(
    ended,
    ({ id }) => id,
    (opd) => moveOpd(ports, opd, run, done),
  );
  if (failed.length > 0) throw faultsOf('these OPDs could not be moved', failed);
  return done;
}

async function moveOpd(ports: MovePorts, opd: Ended, run: string, done: Moved): Promise<void> {
  const { opds } = ports.city;
  const standing = await ports.datasets.listByOpd(opd.id);
  const leaving = standing.flatMap((dataset) => {
    const to = inheritorOf(opds, opd.id, dataset.datasetId);
    return to === undefined ? [] : [{ dataset, to }];
  });
  const open = await openMove(ports, opd, leaving.length);
  const failed = await oneByOne(
    leaving,
    ({ dataset }) => dataset.datasetId,
    async ({ dataset, to }) => {
      await moveDataset(ports, dataset, to, { run, from: opd.id, by: opd.ended.by });
      done.moved += 1;
    },
  );
  await moveWaiting(ports, opd.id);
  const lines = await movePlans(ports, opd);
  const left = { datasets: standing.length - leaving.length, lines };
  done.staying += left.datasets;
  done.staysPlanned += left.lines;
  await tell(ports, opd, left);
  if (open) await close(ports, opd, leaving.length === 0);
  if (failed.length > 0) throw faultsOf(`datasets of ${opd.id} could not be moved`, failed);
}

/** Notes that datasets are about to leave, before the first one does: what follows a move is then not forgotten. */
async function openMove({ moves, now }: MovePorts, { id }: Opd, leaving: number): Promise<boolean> {
  const kept = await moves.get(id);
  const isOpen = kept !== undefined && kept.endedAt === undefined;
  if (!isOpen && leaving > 0) await moves.put({ opdId: id, begunAt: now().toISOString() });
  return isOpen || leaving > 0;
}

/** The board is counted anew at once, and again by a run that found nothing more to move: the table's index, by which datasets are listed, lags behind. */
async function close(ports: MovePorts, { id }: Opd, isOver: boolean): Promise<void> {
  const heirs = successorsOf(ports.city.opds, id);
  await recount(ports, [...heirs, id]);
  if (!isOver) return;
  const [first] = (await Promise.all(heirs.map((heir) => ports.datasets.listByOpd(heir)))).flat();
  if (first) await ports.refresh.request(first.datasetId);
  const at = ports.now().toISOString();
  await ports.moves.put({ opdId: id, begunAt: (await ports.moves.get(id))?.begunAt ?? at, endedAt: at });
}

/** Plans of the year in which it ended and later: earlier ones are its history. Gives how many lines stay. */
async function movePlans(ports: MovePorts, { id, ended }: Ended): Promise<number> {
  let staying = 0;
  const last = inJakarta(ports.now()).getUTCFullYear() + 1;
  for (let year = Number(ended.on.slice(0, 'yyyy'.length)); year <= last; year += 1) {
    staying += await movePlan({ ...ports, opds: ports.city.opds }, { opdId: id, year }, ended.by);
  }
  return staying;
}

/** Heads of the successors, once; and the head of the walidata's OPD of what stays, once for each number of it. */
async function tell(ports: MovePorts, opd: Ended, left: { readonly datasets: number; readonly lines: number }): Promise<void> {
  const { opds } = ports.city;
  const nameOf = (opdId: string) => opds.find(({ id }) => id === opdId)?.name ?? opdId;
  const heirs = successorsOf(opds, opd.id);
  for (const heir of heirs) await ports.outbox.put(movedNotice(opd, heir, heirs.length > 1, ports.now()));
  const walidata = opds.find((one) => one.walidata)?.id;
  if (walidata === undefined || left.datasets + left.lines === 0) return;
  await ports.outbox.put(stayingNotice(opd, walidata, heirs.map(nameOf), left, ports.now()));
}
