import { citySchema } from '../../cities/city.ts';
import { handOver } from '../../functions/accounts/hand-over.ts';
import { registerDataset } from '../../functions/datasets/register-dataset.ts';
import { restoreDataset } from '../../functions/datasets/restore-dataset.ts';
import { withdrawDataset } from '../../functions/datasets/withdraw-dataset.ts';
import type { Call } from '../../functions/http/call.ts';
import { settleAccepted } from '../../functions/ingest/settle-accepted.ts';
import type { OpdInTime } from '../../functions/model/organisation.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { ulidTimeOf } from '../../functions/model/ulid-time.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { moveDataset } from '../../functions/organisation/move-dataset.ts';
import type { OutboxMessage } from '../../functions/outbox/outbox.port.ts';
import { mondayOf } from '../../functions/progress/calendar.ts';
import { listDeliveries } from '../../functions/progress/list-deliveries.ts';
import { listPeriods } from '../../functions/progress/list-periods.ts';
import { recount } from '../../functions/progress/recount.ts';
import { remindAll } from '../../functions/reminders/remind-all.ts';
import { remindOpd } from '../../functions/reminders/remind-opd.ts';
import { announceReport } from '../../functions/reports/announce-report.ts';
import type { OperationName } from '../../functions/routes.ts';
import { putUnit } from '../../functions/units/put-unit.ts';
import { unitsInBody } from '../../functions/units/units-in-body.ts';
import { reportNihil } from '../../functions/uploads/report-nihil.ts';
import { reviewUpload } from '../../functions/uploads/review-upload.ts';
import { startUpload } from '../../functions/uploads/start-upload.ts';
import { transition } from '../../functions/uploads/transition.ts';
import { ingestFakes } from '../fakes/ingest-fakes.ts';
import { memoryAccountRecords } from '../fakes/memory-account-records.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryDirectory } from '../fakes/memory-directory.ts';
import { memoryNihilLog } from '../fakes/memory-nihil-log.ts';
import { memoryOutbox } from '../fakes/memory-outbox.ts';
import { memoryProgress } from '../fakes/memory-progress.ts';
import { memoryReminders } from '../fakes/memory-reminders.ts';
import { memorySecondLooks } from '../fakes/memory-second-looks.ts';
import { memoryStandards } from '../fakes/memory-standards.ts';
import { memoryUnits } from '../fakes/memory-units.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import type { Part } from './events.ts';
import { datasetsByOpd, manifestsByDataset, uploadsByDataset } from './year-stores.ts';

const account = (sub: string, ...kinds: Extract<Principal, { type: 'account' }>['kinds']): Principal => ({
  ...{ type: 'account', sub, name: sub },
  kinds,
});
export const steward = account('kominfo', { kind: 'steward' });
export const operatorOf = (opdId: string, sub: string): Principal => account(sub, { kind: 'operator', opdId });
/** Who delivers a unit's part of a dataset, as the gate knows them by the unit's item. */
export const unitOf = (opdId: string, unitId: string, datasetId: string): Principal =>
  account(`${unitId}-clerk`, { kind: 'unit', unitOf: opdId, delivers: [{ datasetId, unitId }] });

const silent = { ofOpd: () => undefined, ofCity: () => undefined };

export type Mail = { readonly sub: string; readonly at: string; readonly is: 'reminder' | 'report' };

/** A city of so many OPDs: every operation and worker is the system's own; stores, login service and outbox are in memory, and the time is told with each call. */
export function simulatedCity(opdIds: readonly string[]) {
  let now = new Date(0);
  let made = 0;
  const ids = () => {
    made += 1;
    return `${ulidTimeOf(now)}${String(made).padStart(16, '0')}`;
  };
  const mails: Mail[] = [];
  const kept = memoryOutbox();
  const outbox = {
    ...kept,
    put: async (message: OutboxMessage) => {
      const outcome = await kept.put(message);
      if (outcome === 'put' && 'sub' in message.to && message.to.sub !== undefined)
        mails.push({ sub: message.to.sub, at: message.at, is: message.messageId.startsWith('report#') ? 'report' : 'reminder' });
      return outcome;
    },
  };
  const city = citySchema.parse({ ...sampleCity, opds: opdIds.map((id) => ({ id, name: id, kind: 'dinas' })) });
  const [users, accounts] = [memoryDirectory(() => now), memoryAccounts()];
  const nihils = memoryNihilLog();
  const organisation: OpdInTime[] = opdIds.map((id) => ({ id }));
  const ports = {
    ...ingestFakes(),
    ...{ city, opds: city.opds, secondLooks: memorySecondLooks(), holidays: [], users, directory: users, accounts, nihils, outbox, ids },
    ...{ datasets: datasetsByOpd(), uploads: uploadsByDataset(), manifests: manifestsByDataset(), standards: memoryStandards() },
    ...{
      units: unitsInBody(memoryUnits(), organisation),
      progress: memoryProgress(),
      log: memoryReminders(),
      publicUrl: 'https://data.example.id',
    },
    now: () => now,
    secrets: () => 'ab'.repeat(16),
  };
  const call = <N extends OperationName>(
    operation: N,
    principal: Principal,
    params: Call<N>['params'],
    body: Call<N>['body'],
  ): Call<N> => ({
    ...{ operation, principal, params, body, accept: '', ifMatch: undefined, requestId: 'r', now },
    query: {} as Call<N>['query'],
  });
  return {
    ports,
    mails,
    at: (moment: Date) => {
      now = moment;
    },
    register: (principal: Principal, body: Call<'registerDataset'>['body']) =>
      done(registerDataset(ports)(call('registerDataset', principal, {}, body))),
    /** The OPD names the units that deliver a dataset, and sets its standard: a unit's file proposes none. */
    collect: async (principal: Principal, { datasetId, opdId, units }: { datasetId: string; opdId: string; units: readonly string[] }) => {
      for (const unitId of units) {
        const body = { name: unitId, accounts: [`${unitId}-clerk`], datasetIds: [datasetId] };
        await done(putUnit(ports)(call('putUnit', principal, { opdId, unitId }, body)));
      }
      await ports.standards.create({ ...standardOf(datasetId), state: 'approved', origin: 'operator' });
    },
    nihil: (principal: Principal, datasetId: string, period: string) =>
      done(reportNihil(ports)(call('reportNihil', principal, { datasetId }, { period }))),
    nihilOfUnit: (principal: Principal, datasetId: string, period: string, unitId: string) =>
      done(reportNihil(ports)(call('reportNihil', principal, { datasetId }, { period, unitId }))),
    withdraw: (datasetId: string) =>
      done(withdrawDataset(ports)(call('withdrawDataset', steward, { datasetId }, { reason: 'Angkanya diperiksa ulang' }))),
    restore: (datasetId: string) => done(restoreDataset(ports)(call('restoreDataset', steward, { datasetId }, undefined))),
    review: (datasetId: string, uploadId: string, decision: 'approve' | 'return') =>
      done(
        reviewUpload(ports)(
          call(
            'reviewUpload',
            steward,
            { datasetId, uploadId },
            { decision, reasons: decision === 'return' ? ['Satuannya belum jelas'] : [] },
          ),
        ),
      ),
    handOver: (sub: string, to: string) =>
      done(
        handOver({ ...ports, records: memoryAccountRecords() })(call('handOver', steward, { sub }, { to, reason: 'Mutasi', leaves: true })),
      ),
    /** As the city file says it, once it is deployed. */
    end: (opdId: string, successor: string) => {
      organisation[opdIds.indexOf(opdId)] = { id: opdId, ended: { successors: [{ opdId: successor }] } };
    },
    /** As the worker of organisation moves one, when an OPD has ended. */
    move: async (datasetId: string, to: string) => {
      const dataset = await ports.datasets.get(datasetId);
      if (dataset) await moveDataset(ports, dataset, to, { run: 'r', from: dataset.opdId, by: 'Perda 7/2026' });
    },
    remindAll: () => remindAll(ports, now),
    remindOpd: async (opdId: string) => (await remindOpd(ports)(call('remindOpd', steward, { opdId }, undefined))).status,
    announce: (reportId: string) => announceReport(ports, { reportId }, now),
    recount: (opds: readonly string[]) => recount({ ...ports, metrics: silent }, opds),
    /** What a recount of this moment counts, and how it says each dataset stands. */
    stand: async (opds: readonly string[]) => {
      const progress = memoryProgress();
      const counts = await recount({ ...ports, progress, metrics: silent }, opds);
      const kept = await Promise.all(opds.map((opdId) => progress.standings(opdId, mondayOf(now))));
      return { counts, standings: new Map(opds.map((opdId, place) => [opdId, kept[place]?.datasets ?? []])) };
    },
    deliveries: (opdId: string) => answered(listDeliveries(ports)(call('listDeliveries', steward, { opdId }, undefined))),
    periods: (opdId: string, datasetId: string) =>
      answered(listPeriods(ports)(call('listPeriods', steward, { opdId, datasetId }, undefined))),
    /** A file is begun, comes, and is checked: rejected, or settled by the very rules that publish or ask the steward. */
    send: async (principal: Principal, datasetId: string, file: File): Promise<Upload> => {
      const body = { fileName: 'data.csv', size: 1000, ...(file.unitId === undefined ? {} : { unitId: file.unitId, period: file.period }) };
      const begun = await answered(startUpload(ports)(call('startUpload', principal, { datasetId }, body)));
      const upload = await ports.uploads.get(datasetId, begun.uploadId);
      if (!upload) throw new Error('an upload that was begun is not there');
      return settle(upload, file);
    },
  };

  function standardOf(datasetId: string) {
    return { datasetId, n: 1, proposedAt: now.toISOString(), proposedBy: 'x', fields: [{ name: 'jumlah', type: 'integer' as const }] };
  }

  async function settle(begun: Upload, { rows, period, drift, isRejected }: File): Promise<Upload> {
    const step = async (upload: Upload, state: Upload['state'], changes: Partial<Upload> = {}) => {
      const next = transition(upload, state, now, { message: state, ...changes });
      if ((await ports.uploads.move(next, [upload.state])) !== 'moved') throw new Error(`${upload.uploadId} moved by itself`);
      return next;
    };
    const checking = await step(await step(begun, 'received'), 'checking');
    if (isRejected) return step(checking, 'rejected', { counts: { rows, validRows: rows - 1, errors: 1 } });
    await ports.standards.create({ ...standardOf(begun.datasetId), state: 'proposed', origin: 'operator' });
    const part = {
      period,
      ...(begun.unitId === undefined ? {} : { unitId: begun.unitId }),
      key: `k/${begun.uploadId}`,
      versionId: 'v',
      rows,
      bytes: rows * 40,
      sha256: begun.uploadId,
      uploadId: begun.uploadId,
    };
    const accepted = await step(checking, 'accepted', {
      parts: [part],
      standardVersion: 1,
      personalColumns: [],
      ...(drift.length > 0 ? { drift } : {}),
    });
    return settleAccepted(ports, accepted);
  }
}

export type File = Part & { readonly rows: number; readonly drift: string[]; readonly isRejected: boolean };

type Answered = { readonly status: number };

async function done(answer: Promise<Answered>): Promise<void> {
  const given = await answer;
  if (given.status >= 300) throw new Error(`refused: ${JSON.stringify(given)}`);
}

async function answered<T extends Answered>(answer: Promise<T>): Promise<Extract<T, { readonly body: object }>['body']> {
  const given = await answer;
  if (given.status >= 300 || !('body' in given)) throw new Error(`refused: ${JSON.stringify(given)}`);
  return (given as Extract<T, { readonly body: object }>).body;
}
