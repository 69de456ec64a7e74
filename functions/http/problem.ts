import { type ProblemCode, type problemStatuses, problemTitles } from '../messages/problem.ts';
import { withoutNiks } from '../model/person-numbers/held-numbers.ts';
import type { Violation } from '../model/violation.ts';

/**
 * The one error shape: RFC 9457 problem+json with `type, title, status, detail, code, requestId`.
 * `title` and `detail` are Bahasa Indonesia; `code` is a stable English word that clients may branch on.
 */
export type Problem = StatusAndCode & {
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members: `violations` of a 400, `at` and `reason` of a 410. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** It tells of something that the caller may not know of, as a 404 does: it leaves no sooner than one (constant-time-404.ts). */
  readonly constantTime?: true;
  /** What the log line says of it (never a token, a cell or a NIK). */
  readonly log?: Readonly<Record<string, string | number>>;
};

/** The status that the code comes with; another one does not compile. */
type StatusAndCode = { [C in ProblemCode]: { readonly code: C; readonly status: (typeof problemStatuses)[C] } }[ProblemCode];

/**
 * The fixed 404: the same for what does not exist and for what the caller may not know of (access.md, "No oracle"). Gateway responses carry the same words.
 * The headers are those that the gateway alone would add when the authorizer denies ("Gateway response types", ACCESS_DENIED): an answer of the second check,
 * when access was tightened after the first, must not stand out.
 */
export const notFound: Problem = {
  status: 404,
  code: 'not-found',
  detail: 'Alamat atau data ini tidak ada, atau tidak terbuka untuk Anda.',
  headers: { 'Access-Control-Allow-Origin': '*', 'x-amzn-ErrorType': 'AccessDeniedException' },
};

/** What a problem is called. */
export function problemTitle({ code }: Problem): string {
  return problemTitles[code];
}

/** The body of a problem, members in the order that the gateway's own responses use. */
export function problemBody(problem: Problem, requestId: string): string {
  return JSON.stringify({
    type: `urn:satu-data:problem:${problem.code}`,
    title: problemTitles[problem.code],
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    requestId,
    ...problem.members,
  });
}

/** 400 with each violation named (`where` is a body path, a query parameter or a header). Names that callers sent may stand in it, a NIK never. */
export function invalidRequest(found: readonly Violation[]): Problem {
  const violations = found.map(({ where, what }) => ({ where: placeWithoutNiks(where), what: withoutNiks(what) }));
  const listed = violations.map(({ where, what }) => `${where}: ${what}`).join('; ');
  return { status: 400, code: 'invalid-request', detail: `Permintaan tidak dapat dibaca. ${listed}`, members: { violations } };
}

/** A place is a path: each name by itself, since behind the number of an item a NIK would look like a fraction; then all together, since names may part one. */
function placeWithoutNiks(where: string): string {
  return withoutNiks(where.split('.').map(withoutNiks).join('.'));
}

/** For a cursor that this list never gave, or that leads where the caller may not read. */
export const strangeCursor = invalidRequest([{ where: 'parameter cursor', what: 'bukan dari layanan ini; mulai lagi tanpa cursor' }]);

/** 405 by the path's template alone, whatever the id and anyone who asks: it tells of no dataset. */
export function methodNotAllowed(allowed: readonly string[]): Problem {
  const listed = allowed.join(', ');
  return { status: 405, code: 'method-not-allowed', detail: `Alamat ini hanya melayani ${listed}.`, headers: { Allow: listed } };
}

export function conflict(detail: string): Problem {
  return { status: 409, code: 'conflict', detail };
}

export function stale(): Problem {
  return {
    status: 412,
    code: 'precondition-failed',
    detail: 'Data sudah diubah orang lain. Ambil yang terbaru, lalu ulangi perubahan Anda.',
  };
}

export function preconditionRequired(): Problem {
  return { status: 428, code: 'precondition-required', detail: 'Kirim tajuk If-Match dengan ETag dari data yang Anda ubah.' };
}

export function unavailable(detail: string): Problem {
  return { status: 503, code: 'unavailable', detail };
}
