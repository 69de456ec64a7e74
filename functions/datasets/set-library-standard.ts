import { isDeepStrictEqual } from 'node:util';
import { decide } from '../access/decide.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, invalidRequest } from '../http/problem.ts';
import { principalIdOf } from '../model/principal.ts';
import { checkStandard } from '../standards/check-standard.ts';
import type { LibraryStore } from '../standards/library/library.port.ts';
import type { LibraryStandard } from '../standards/library/library-standard.ts';
import { libraryAnswer } from './get-library-standard.ts';
import { tooLargeForItem } from './item-size.ts';
import { numberEtag } from './standard-answer.ts';

/**
 * PUT /v1/standards/{standardId}: the steward adds a standard to the library (201) or changes it (200, with the next number). What is the same already is left as
 * it is. Datasets that use it keep the copy they took.
 */
export function setLibraryStandard({ library }: { readonly library: LibraryStore }): Operation<'setLibraryStandard'> {
  return async (call) => {
    const decision = decide(call.principal, 'keep-library', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const violations = checkStandard(call.body.standard).map(({ where, what }) => ({ where: `standard.${where}`, what }));
    if (violations.length > 0) return invalidRequest(violations);

    const before = await library.get(call.params.standardId);
    const refusal = staleFor(call, before?.n);
    if (refusal) return refusal;
    const after = next(call, before);
    if (before && isSame(before, after))
      return { status: 200, body: libraryAnswer(before), headers: numberEtag(before), log: allowedLog(decision) };
    const tooLarge = tooLargeForItem(after);
    if (tooLarge) return tooLarge;
    if ((await library.put(after)) === 'stale') return conflict('Standar ini baru saja diubah orang lain. Lihat dulu, lalu ulangi.');
    return { status: before ? 200 : 201, body: libraryAnswer(after), headers: numberEtag(after), log: allowedLog(decision) };
  };
}

function next({ body, params, principal, now }: Call<'setLibraryStandard'>, before: LibraryStandard | undefined): LibraryStandard {
  return {
    standardId: params.standardId,
    title: body.title,
    ...(body.description === undefined ? {} : { description: body.description }),
    n: (before?.n ?? 0) + 1,
    content: body.standard,
    updatedAt: now.toISOString(),
    updatedBy: principalIdOf(principal),
  };
}

function isSame(one: LibraryStandard, other: LibraryStandard): boolean {
  const said = ({ title, description, content }: LibraryStandard): unknown => JSON.parse(JSON.stringify({ title, description, content }));
  return isDeepStrictEqual(said(one), said(other));
}
