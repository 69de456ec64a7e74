import type { City } from '../../cities/city.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Operations } from '../http/call.ts';
import type { NihilLog } from '../uploads/nihil-log.port.ts';
import { getOpdProgress, getProgress } from './get-progress.ts';
import { getPublicProgress } from './get-public-progress.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listPeriods } from './list-periods.ts';
import type { ProgressHistory, ProgressStore } from './progress.port.ts';
import type { DeliveryPorts } from './read-deliveries.ts';

export type ProgressPorts = DeliveryPorts & {
  readonly city: City;
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly nihils: Pick<NihilLog, 'list'>;
  readonly progress: ProgressStore;
  readonly history: ProgressHistory;
};

/** Every operation of the function `progress` over its ports: for its handler, and for tests over fakes. */
export function progressOperations(ports: ProgressPorts): Operations<'progress'> {
  return {
    getProgress: getProgress(ports),
    getOpdProgress: getOpdProgress(ports),
    listDeliveries: listDeliveries(ports),
    listPeriods: listPeriods(ports),
    getPublicProgress: getPublicProgress(ports),
  };
}
