import type { AnswerBody } from '../http/answer.ts';
import { notFound, type Problem } from '../http/problem.ts';
import { accessRequestStates, unfinishedGrant } from '../messages/access-request.ts';
import type { AccessRequest } from '../model/access-request.ts';

/** A request as the API gives it to its institution and to the head of the owning OPD; with `isUnfinished` where it is granted and its grant is missing. */
export function requestAnswer({ revision: _revision, ...request }: AccessRequest, isUnfinished = false): AnswerBody<'withdrawRequest'> {
  return isUnfinished
    ? { ...request, message: unfinishedGrant, isUnfinished }
    : { ...request, message: accessRequestStates[request.state].sentence };
}

/** For anyone who may ask about this dataset: the same whether there is none, or one of another institution. */
export const noSuchRequest: Problem = { ...notFound, detail: 'Permohonan ini tidak ada pada data ini.' };
