import type { Operation } from '../http/call.ts';
import { principalIdOf } from '../model/principal.ts';
import { type ChangePorts, changeDataset } from './change-dataset.ts';

/** PUT …/hold: an emergency stop. Reads by anybody but the owning OPD end at once; metadata stays in sight (access.md, "Acting"). */
export function hold(ports: ChangePorts): Operation<'hold'> {
  return async (call) =>
    changeDataset(ports, call, 'hold', (dataset) => {
      const by = principalIdOf(call.principal);
      const at = dataset.hold?.at ?? call.now.toISOString();
      return { dataset: { ...dataset, hold: { at, by, reason: call.body.reason } }, usesReserve: true };
    });
}

/** DELETE …/hold: reads go on by the dataset's level. */
export function release(ports: ChangePorts): Operation<'release'> {
  return async (call) =>
    changeDataset(ports, call, 'hold', (dataset) => {
      const { hold: held, ...rest } = dataset;
      return held ? { dataset: rest, usesReserve: true } : { dataset };
    });
}
