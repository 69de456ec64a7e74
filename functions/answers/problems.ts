import { z } from 'zod';
import { type ProblemCode, problemTitles } from '../messages/problem.ts';

/** The status that each code comes with. */
export const problemStatuses = {
  'invalid-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  gone: 410,
  'precondition-failed': 412,
  'too-large': 413,
  'precondition-required': 428,
  'too-many-requests': 429,
  'internal-error': 500,
  unavailable: 503,
} as const satisfies Readonly<Record<ProblemCode, number>>;

/** What the front door answers on any route, before or in place of its operation (lib/gateway-responses.ts). */
const always = [
  'invalid-request',
  'unauthorized',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'too-large',
  'too-many-requests',
  'internal-error',
  'unavailable',
] as const satisfies readonly ProblemCode[];

/** Where nothing else can go wrong. */
export const open = always;
/** Of a dataset that may have been public once. */
export const seeing = [...always, 'gone'] as const;
/** The same, where the state of things may speak against it, or an `Idempotency-Key` that was used for another request. */
export const changing = [...seeing, 'conflict'] as const;

const members = {
  type: z.string(),
  title: z.string(),
  detail: z.string().describe('Kalimat untuk orang, Bahasa Indonesia.'),
  requestId: z.string(),
  violations: z
    .array(z.strictObject({ where: z.string(), what: z.string() }))
    .describe('Pada 400: apa yang salah, dan di mana.')
    .optional(),
  at: z.string().describe('Pada 410: sejak kapan.').optional(),
  reason: z.string().describe('Pada 410: mengapa.').optional(),
  missingParts: z.array(z.number().int()).describe('Bagian berkas besar yang belum sampai.').optional(),
};

/** RFC 9457; the same members whatever the code. The request that waits already is named by the conflict that it makes. */
export const problem = z
  .strictObject({
    ...members,
    status: z.number().int(),
    code: z.enum(Object.keys(problemTitles)).describe('Kata tetap, untuk program.'),
  })
  .meta({ id: 'Problem', description: 'Masalah (RFC 9457). Program melihat code, orang membaca detail.' });
