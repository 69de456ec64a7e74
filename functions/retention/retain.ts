import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { destroyData, withdrawForGood } from './destroy-data.ts';
import type { RetentionPorts } from './ports.ts';
import { retentionNotice } from './retention-notice.ts';
import { retentionStep } from './retention-step.ts';

/** What a run did: heads told, destructions begun, those that wait for the next run, object versions that went. */
export type Retained = { told: number; destroyed: number; waiting: number; objectVersions: number };

/**
 * The end of data, over all datasets of these OPDs: heads are told, what is over goes, what was begun is finished. A fault at one dataset holds up no other; the run
 * fails with it in the end, so that it comes again. At most `limits.maxDestructionsPerRun` are begun.
 */
export async function retain(ports: RetentionPorts, opdIds: readonly string[], run: string): Promise<Retained> {
  const done: Retained = { told: 0, destroyed: 0, waiting: 0, objectVersions: 0 };
  const faults: unknown[] = [];
  for (const opdId of opdIds) {
    for (const dataset of await ports.datasets.listByOpd(opdId)) {
      try {
        await retainOne(ports, dataset, run, done);
      } catch (error) {
        ports.failed(dataset.datasetId, error);
        faults.push(error);
      }
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `retention failed for ${faults.length} datasets`);
  return done;
}

async function retainOne(ports: RetentionPorts, dataset: Dataset, run: string, done: Retained): Promise<void> {
  const { processing, destroyed } = dataset;
  const step = retentionStep(dataset, ports.now());
  if (step === 'tell' && processing) {
    const notice = retentionNotice(dataset, processing.retentionUntil, ports.now());
    if ((await ports.outbox.put(notice)) === 'put') done.told += 1;
  }
  if (step === 'go-on' && destroyed) done.objectVersions += await destroyData(ports, { ...dataset, destroyed }, run);
  if (step !== 'destroy') return;
  if (done.destroyed === limits.maxDestructionsPerRun) {
    done.waiting += 1;
    return;
  }
  const ended = await withdrawForGood(ports, dataset);
  if (!ended) return;
  done.destroyed += 1;
  done.objectVersions += await destroyData(ports, ended, run);
}
