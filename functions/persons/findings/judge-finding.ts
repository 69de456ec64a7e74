import type { DatasetStore } from '../../datasets/dataset.port.ts';
import { onDataset } from '../../datasets/on-dataset.ts';
import { ok } from '../../http/answer.ts';
import type { Operation } from '../../http/call.ts';
import { staleFor } from '../../http/if-match.ts';
import { conflict, type Problem } from '../../http/problem.ts';
import { registerKinds } from '../../model/finding-words.ts';
import { nameOfPrincipal, principalIdOf } from '../../model/principal.ts';
import { registerRefused } from '../own-family.ts';
import { type FindingSettings, refuseFindings } from './aid-lists.ts';
import type { FindingStore } from './finding.port.ts';
import { type ToldFinding, toldFindings } from './told-findings.ts';

export type JudgePorts = {
  readonly datasets: Pick<DatasetStore, 'get' | 'load'>;
  readonly findings: Pick<FindingStore, 'get' | 'judge'>;
  readonly city: FindingSettings;
};

/**
 * PUT …/findings/{findingId}/verdict: what the head of the owning OPD says of a finding. The first stands: the very same again changes nothing, any other is 409. With the next version that is
 * compared a finding that still stands is a new one, which is judged again.
 */
export function judgeFinding(ports: JudgePorts): Operation<'judgeFinding'> {
  return (call) =>
    onDataset(ports.datasets, call, 'judge-finding', async () => {
      const stale = staleFor(call, undefined);
      if (stale) return stale;
      const { principal, now, body, params } = call;
      const found = await findTold(ports, params, call);
      if (!found.ok) return found.problem;
      const by = principalIdOf(principal);
      const name = nameOfPrincipal(principal);
      const standing = await ports.findings.judge({ findingId: params.findingId, ...body, at: now.toISOString(), by, name });
      const isSame = standing.by === by && standing.verdict === body.verdict && standing.note === body.note;
      return isSame ? ok(standing) : judgedAlready;
    });
}

type FindPorts = {
  readonly datasets: Pick<DatasetStore, 'load'>;
  readonly findings: Pick<FindingStore, 'get'>;
  readonly city: FindingSettings;
};

/** The finding of that id, or why it is not told: there is none, or the register told it, whose agreement is over. */
export async function findTold(
  { datasets, findings, city }: FindPorts,
  { datasetId, findingId }: { readonly datasetId: string; readonly findingId: string },
  asking: Parameters<typeof toldFindings>[3],
): Promise<{ readonly ok: true; readonly told: ToldFinding } | { readonly ok: false; readonly problem: Problem }> {
  const found = await findings.get(datasetId);
  const finding = found?.findings.find((one) => one.findingId === findingId);
  if (!found || !finding) return { ok: false, problem: noFinding };
  const refused = refuseFindings(city, asking.now);
  if (refused !== undefined && registerKinds.includes(finding.kind)) return { ok: false, problem: registerRefused(refused) };
  const known = await datasets.load([datasetId, ...(finding.other === undefined ? [] : [finding.other])]);
  const [told] = toldFindings({ ...found, findings: [finding] }, known, city, asking);
  return told ? { ok: true, told } : { ok: false, problem: noFinding };
}

export const noFinding: Problem = {
  status: 404,
  code: 'not-found',
  detail: 'Temuan ini tidak ada, atau tidak berlaku lagi. Muat ulang daftar temuan.',
};
const judgedAlready = conflict('Temuan ini sudah diputuskan, dan putusan yang pertama berlaku. Muat ulang daftarnya untuk melihatnya.');
