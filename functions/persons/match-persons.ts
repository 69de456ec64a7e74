import type { Operation } from '../http/call.ts';
import { answerList } from './answer-list.ts';
import type { LookUpPorts } from './look-up-person.ts';
import { ofOneLook } from './record-look.ts';
import { withPersonKey } from './with-person-key.ts';

/** POST /v1/persons/matches: a list in the body, answered at once (`answer-list.ts`). A longer one is sent as a file (`start-match-list.ts`). */
export function matchPersons(ports: LookUpPorts): Operation<'matchPersons'> {
  return (call) => {
    const { purpose, caseNumber, reason, rows } = call.body;
    const list = rows.map((row, place) => ({ ...row, row: place + 1 }));
    const asking = { principal: call.principal, requestId: call.requestId, now: call.now, lookedAt: call.now };
    return withPersonKey(ports, (key) => answerList(ofOneLook(ports), key, asking, { purpose, caseNumber, reason, list }));
  };
}
