import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call } from '../../functions/http/call.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { writePdf } from '../../functions/pdf-writer/write-pdf.ts';
import type { KeepPorts } from '../../functions/reports/keep-reports.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryDirectory } from '../fakes/memory-directory.ts';
import { memoryOutbox } from '../fakes/memory-outbox.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { memoryReports } from '../fakes/memory-reports.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { type AnOpd, uploadsOf } from '../progress/an-opd.ts';

/** A Thursday, the week's report closed an hour ago; and the Monday after, an hour past the end. */
export const thursday = new Date('2026-11-26T10:00:00Z');
export const monday = new Date('2026-11-30T01:00:00Z');
export const week = '2026-W48';

export const account = (...kinds: Extract<Principal, { type: 'account' }>['kinds']): Principal => ({
  type: 'account',
  sub: 's',
  name: 'S',
  kinds,
});
export const steward = account({ kind: 'steward' });
export const overseer = account({ kind: 'overseer' });
export const operator = account({ kind: 'operator', opdId: 'dinkes' });

/** A city whose `dinkes` has these datasets; everything else of it in memory. */
export function cityOfReports(opd: AnOpd) {
  const users = memoryDirectory();
  users.put({ sub: 'kominfo', groups: ['walidata'] });
  users.put({ sub: 'walikota', groups: ['pimpinan'] });
  users.put({ sub: 'lama', groups: ['pimpinan'], disabled: true });
  users.put({ sub: 'dinkes', groups: ['operator:dinkes'] });
  const [outbox, published, reports, datasets] = [memoryOutbox(), memoryPublished(), memoryReports(), memoryDatasets(...opd.datasets)];
  const directory = mkdtempSync(join(tmpdir(), 'satudata-reports-'));
  const uploads = uploadsOf(opd);
  const publicUrl = 'https://satudata.example';
  const failures: string[] = [];
  const ports = {
    city: sampleCity,
    users,
    accounts: memoryAccounts(),
    outbox,
    published,
    reports,
    datasets,
    uploads,
    publicUrl,
    writePdf,
    directory,
    failed: (reportId: string) => void failures.push(reportId),
  } satisfies KeepPorts;
  return { ...ports, ports, failures };
}

const rest = { accept: '', ifMatch: undefined, requestId: 'r' } as const;

export function askReport(principal: Principal, now: Date, query: { opd?: string } = {}): Call<'getProgressReport'> {
  return { operation: 'getProgressReport', principal, params: { reportId: week }, query, body: undefined, now, ...rest };
}

export function giveReason(principal: Principal, datasetId: string, now: Date, text = 'Menunggu data puskesmas'): Call<'setReportReason'> {
  return { operation: 'setReportReason', principal, params: { reportId: week, datasetId }, query: {}, body: { text }, now, ...rest };
}
