import type { AnswerBody } from '../http/answer.ts';
import { conflict, notFound, type Problem } from '../http/problem.ts';
import { type Grant, isRunning, isWhole } from '../model/grant.ts';

/** A grant as the API gives it to its institution and to the head of the owning OPD; `isLive` while it runs, `isWhole` where it leaves nothing out. */
export function grantAnswer(grant: Grant, now: Date, grantsFrom: string | undefined): AnswerBody<'renewGrant'> {
  return { ...grant, isLive: isRunning(grant, now, grantsFrom), isWhole: isWhole(grant) };
}

export const changingNow = conflict('Persetujuan ini sedang diubah orang lain. Coba lagi sebentar lagi.');
export const noSuchGrant: Problem = { ...notFound, detail: 'Instansi ini tidak mempunyai persetujuan akses pada data ini.' };
