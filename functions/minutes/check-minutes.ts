import type { City } from '../../cities/city.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { type CheckStatus, type MinutesState, stands } from '../model/minutes-words.ts';
import { opdNamed } from '../records/named.ts';
import type { MinutesStore } from './minutes.port.ts';

export type CheckPorts = { readonly minutes: Pick<MinutesStore, 'checked' | 'get'>; readonly city: Pick<City, 'opds'> };
type Checked = AnswerBody<'checkMinutes'>;

/**
 * GET /v1/minutes-checks/{checkNumber}, by anyone who holds the paper: its date, its OPD, its period, and whether it stands. A number that was never printed has the same answer in form: nobody
 * learns numbers here.
 */
export function checkMinutes(ports: CheckPorts): Operation<'checkMinutes'> {
  return async ({ params: { checkNumber } }) => ok(await checkNumberOf(ports, checkNumber));
}

/** What a verification number stands for. A paper whose minutes never became final stands for nothing. */
export async function checkNumberOf({ minutes, city }: CheckPorts, checkNumber: string): Promise<Checked> {
  const unknown: Checked = { checkNumber, status: 'unknown', stands: false, heldOn: null, opd: null, period: null };
  const place = await minutes.checked(checkNumber);
  const kept = place && (await minutes.get(place));
  const writing = kept?.writings.find(({ n, final }) => n === place?.n && final?.checkNumber === checkNumber);
  if (!kept || !writing) return unknown;
  // As the paper has it: an OPD may be called otherwise since.
  const { name } = opdNamed(city.opds, kept.opdId, writing.final?.at ?? writing.letter.heldOn);
  return {
    ...{ checkNumber, status: statusOf(writing.state), stands: stands(writing.state), heldOn: writing.letter.heldOn },
    ...{ opd: { opdId: kept.opdId, name }, period: kept.period },
  };
}

function statusOf(state: MinutesState): CheckStatus {
  if (state === 'superseded' || state === 'revoked') return state;
  return stands(state) ? 'stands' : 'unknown';
}
