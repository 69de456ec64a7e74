import { actsAsUnits } from '../access/act-rules.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { onReadable } from './allowed-read.ts';
import { answerRows, type ReadingPorts } from './list-rows.ts';

/**
 * GET …/units/{unitId}/rows: the rows of one unit's part, as listRows gives those of a version: for the OPD, and for whoever acts for that unit. Another unit's part is 404
 * for a unit, whether it has one or not, and no number tells of the rest.
 */
export function listPartRows(ports: ReadingPorts): Operation<'listPartRows'> {
  return (call) =>
    onReadable(ports, call, 'read-part', async (readable) => {
      const { unitId } = call.params;
      const own = actsAsUnits(readable.principal, 'read-part', readable.dataset);
      if (own && !own.includes(unitId)) return notFound;
      return answerRows(ports, call, readable, unitId);
    });
}
