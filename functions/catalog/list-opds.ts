import type { City } from '../../cities/city.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';

/** GET /v1/opds: the city's agencies, `{ items: [{ opdId, name, kind, walidata? }] }`, in the order of the city's file; ended ones, too, each with its successors. */
export function listOpds(ports: { readonly city: City }): Operation<'listOpds'> {
  return async () => ok({ items: ports.city.opds.map(describeOpd) });
}

export function describeOpd(opd: City['opds'][number]): AnswerBody<'listOpds'>['items'][number] {
  const { ended, formerNames } = opd;
  return {
    ...{ opdId: opd.id, name: opd.name, kind: opd.kind },
    ...(opd.walidata ? { walidata: true } : {}),
    ...(formerNames ? { formerNames } : {}),
    ...(ended ? { ended: { on: ended.on, by: ended.by, successors: ended.successors.map(({ opdId }) => opdId) } } : {}),
  };
}
