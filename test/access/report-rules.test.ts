import { expect, test } from 'vitest';
import { readReportOf } from '../../functions/access/report-rules.ts';
import { owningOpd, principalNames, principalOf } from '../fakes/principals.ts';

const own = { effect: 'allow', rule: 'reports/opd', reason: 'of that OPD' };
const allowed: Readonly<Record<string, object>> = { operator: own, head: own, steward: { ...own, reason: 'steward' } };
const refused = { effect: 'deny', rule: 'reports/opd', reason: 'not of that OPD' };
const how = 'Bagian satu OPD dari laporan hanya dibaca OPD itu sendiri dan walidata; pimpinan membaca laporan semua OPD.';

test('one OPD’s part of a report is read by its own people and the steward, and nobody else', () => {
  for (const name of principalNames) {
    const otherwise = name === 'anonymous' ? { ...refused, answer: 401 } : { ...refused, answer: 403, how };
    expect([name, readReportOf(principalOf(name), owningOpd)]).toEqual([name, allowed[name] ?? otherwise]);
  }
});
