import type { City } from '../../../cities/city.ts';
import { decide } from '../../access/decide.ts';
import type { DatasetStore } from '../../datasets/dataset.port.ts';
import { ok } from '../../http/answer.ts';
import type { Operation } from '../../http/call.ts';
import { allowedLog, denied } from '../../http/denied.ts';
import { findingCaution } from '../../messages/list-finding.ts';
import { refuseFindings } from './aid-lists.ts';
import type { FindingStore } from './finding.port.ts';
import { findingAnswer, inUrgency, toldFindings } from './told-findings.ts';

export type ListPorts = {
  readonly datasets: Pick<DatasetStore, 'load'>;
  readonly findings: Pick<FindingStore, 'list' | 'verdicts'>;
  readonly city: Pick<City, 'opds' | 'registerAgreement' | 'findingsPurpose'>;
};

/**
 * GET /v1/findings: what is suspected of aid lists, in numbers: the steward's are all of them, a head's those of the own OPD's lists. Past the end of the register's agreement nothing that
 * it told, and a sentence that says so.
 */
export function listFindings({ datasets, findings, city }: ListPorts): Operation<'listFindings'> {
  return async (call) => {
    const { principal, now } = call;
    const decision = decide(principal, 'see-findings', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    const all = await findings.list();
    const known = await datasets.load([
      ...new Set(all.flatMap((found) => [found.datasetId, ...found.findings.flatMap(({ other }) => other ?? [])])),
    ]);
    const mayKnow = (datasetId: string) => {
      const opdId = known.get(datasetId)?.opdId;
      return opdId !== undefined && decide(principal, 'see-findings', { kind: 'opd', opdId }, now).effect === 'allow';
    };
    const told = all.filter(({ datasetId }) => mayKnow(datasetId)).flatMap((found) => toldFindings(found, known, city, call));
    const verdicts = await findings.verdicts(told.map(({ finding }) => finding.findingId));
    const items = inUrgency(told.map((one) => findingAnswer(one, verdicts.get(one.finding.findingId), city, now)));
    const refused = refuseFindings(city, now);
    const notices = refused === undefined ? [] : [`Temuan yang memakai register penduduk tidak ditampilkan. ${refused}`];
    return { ...ok({ items, caution: findingCaution, notices }), log: { ...allowedLog(decision), findings: items.length } };
  };
}
