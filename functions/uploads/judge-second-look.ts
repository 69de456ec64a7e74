import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Published } from '../datasets/published.port.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { conflict, invalidRequest, type Problem } from '../http/problem.ts';
import { type Principal, principalIdOf, supervisorFieldsOf } from '../model/principal.ts';
import type { SecondLook } from '../model/second-look.ts';
import { secondLookText, supervisorText, waitsForSupervisor } from '../model/second-look-words.ts';
import { reportWithoutCellsKeyOf } from './report-key.ts';
import type { SecondLookStore } from './second-look.port.ts';
import { secondLookAnswer } from './second-look-answer.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly secondLooks: SecondLookStore;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly published: Pick<Published, 'getText'>;
};

/** POST …/second-look, by the pembina data of that field: agrees, or returns it to the steward with reasons. Past its date, too: only they decide. The same again changes nothing. */
export function judgeSecondLook(ports: Ports): Operation<'judgeSecondLook'> {
  return (call) =>
    onDataset(ports.datasets, call, 'judge-second-look', async (dataset): Promise<Answer<'judgeSecondLook'>> => {
      const { decision, reasons } = call.body;
      if (decision === 'return' && reasons.length === 0)
        return invalidRequest([{ where: 'reasons', what: 'wajib diisi bila dikembalikan: apa yang perlu diperbaiki' }]);
      const look = await ports.secondLooks.get(call.params);
      const refusal = refuse(look, call.principal);
      if (refusal || !look) return refusal ?? noSecondLook;
      const state = decision === 'agree' ? 'agreed' : 'returned';
      const isAgain = look.state === state && isSame(look.judged?.reasons, reasons);
      if (!waitsForSupervisor(look.state) && !isAgain) return conflict(stands(look));
      const judged = { at: call.now.toISOString(), by: principalIdOf(call.principal), reasons };
      const { settled: _before, ...rest } = look;
      const next: SecondLook = isAgain ? look : { ...rest, state, judged, revision: look.revision + 1 };
      if (next !== look && (await ports.secondLooks.replace(next)) === 'stale') return conflict(stands(look));
      if (next.state === 'agreed') await ports.secondLooks.close(next);
      return ok(secondLookAnswer(next, dataset, call));
    });
}

/** GET …/second-look/report: what the machine said of it, without cells: rows are read by level or grant alone. */
export function getSecondLookReport(ports: Ports): Operation<'getSecondLookReport'> {
  return (call) =>
    onDataset(ports.datasets, call, 'judge-second-look', async (): Promise<Answer<'getSecondLookReport'>> => {
      const look = await ports.secondLooks.get(call.params);
      const refusal = refuse(look, call.principal);
      if (refusal) return refusal;
      const upload = await ports.uploads.get(call.params.datasetId, call.params.uploadId);
      const text = upload && (await ports.published.getText(reportWithoutCellsKeyOf(upload)));
      if (text === undefined) return conflict('Hasil validasi kiriman ini tidak disimpan lagi.');
      return { status: 200, text, headers: { 'Content-Type': 'application/json' } };
    });
}

/** Other reasons are no repetition: they would be lost. */
function isSame(before: readonly string[] = [], now: readonly string[]): boolean {
  return before.length === now.length && before.every((one, place) => one === now[place]);
}

const noSecondLook = conflict('Kiriman ini tidak dikirim kepada pembina data.');

/** Each looks at what is of their own field. */
function refuse(look: SecondLook | undefined, principal: Principal): Problem | undefined {
  if (!look) return noSecondLook;
  if (supervisorFieldsOf(principal).includes(look.field)) return undefined;
  return { status: 403, code: 'forbidden', detail: `Kiriman ini diperiksa oleh ${supervisorText[look.field]}.` };
}

function stands({ state }: SecondLook): string {
  return `Kiriman ini sudah ${secondLookText[state]}. Muat ulang halaman.`;
}
