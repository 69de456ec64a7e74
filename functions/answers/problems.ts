import * as z from 'zod';
import { type ProblemCode, problemCodes } from '../messages/problem.ts';

/** What the front door answers on any route, before or in place of its operation (lib/functions/gateway-responses.ts). */
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
  instead: z.array(z.string()).describe('Pada 422: alamat yang dapat diminta sebagai gantinya.').optional(),
  missingParts: z.array(z.number().int()).describe('Bagian berkas besar yang belum sampai.').optional(),
};

/** RFC 9457; the same members whatever the code. The request that waits already is named by the conflict that it makes. */
export const problem = z
  .strictObject({
    ...members,
    status: z.number().int(),
    code: z.enum(problemCodes).describe('Kata tetap, untuk program.'),
  })
  .meta({ id: 'Problem', description: 'Masalah (RFC 9457). Program melihat code, orang membaca detail.' });
