import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { traitsOf } from '../model/access-level.ts';
import { principalIdOf } from '../model/principal.ts';
import type { DatasetStore } from './dataset.port.ts';
import type { ExemptionRegister } from './exemption-register.port.ts';
import { onDataset } from './on-dataset.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly exemptions: ExemptionRegister };

/** PUT …/exemption-listing, by the steward: a closed dataset enters the public register, under the title given for it. The same title again keeps who listed it first. 409 once the register is full. */
export function listExemption({ datasets, exemptions }: Ports): Operation<'listExemption'> {
  return (call) =>
    onDataset(datasets, call, 'list-exemption', async (dataset) => {
      const refusal = staleFor(call, dataset.revision);
      if (refusal) return refusal;
      if (!traitsOf(dataset).needsExemption)
        return conflict('Data ini tidak tertutup, jadi tidak masuk daftar informasi yang dikecualikan.');
      const { datasetId } = dataset;
      const { title } = call.body;
      const standing = await exemptions.get(datasetId);
      if (standing?.title === title) return ok(standing);
      if (!standing && (await exemptions.list()).length >= limits.maxExemptionListings) return full;
      const listing = { datasetId, title, listedBy: principalIdOf(call.principal), at: call.now.toISOString() };
      await exemptions.put(listing);
      return ok(listing);
    });
}

const full = conflict(
  `Daftar informasi yang dikecualikan sudah penuh (${limits.maxExemptionListings}). Keluarkan dahulu yang tidak lagi tertutup atau yang masanya habis, lalu daftarkan lagi.`,
);

/** DELETE …/exemption-listing, by the steward: out of the register; again changes nothing. */
export function unlistExemption({ datasets, exemptions }: Ports): Operation<'unlistExemption'> {
  return (call) =>
    onDataset(datasets, call, 'list-exemption', async ({ datasetId, revision }) => {
      const refusal = staleFor(call, revision);
      if (refusal) return refusal;
      await exemptions.remove(datasetId);
      return ok({ datasetId });
    });
}
