import type { City } from '../../cities/city.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';

/** GET /v1/opds: the city's agencies, `{ items: [{ opdId, name, kind, walidata? }] }`, in the order of the city's file. */
export function listOpds(ports: { readonly city: City }): Operation<'listOpds'> {
  return async () => ok({ items: ports.city.opds.map(describeOpd) });
}

export function describeOpd(opd: City['opds'][number]): AnswerBody<'listOpds'>['items'][number] {
  return { opdId: opd.id, name: opd.name, kind: opd.kind, ...(opd.walidata ? { walidata: true } : {}) };
}
