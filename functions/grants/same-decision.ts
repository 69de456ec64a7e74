import type { Call } from '../http/call.ts';
import { endText } from '../messages/date.ts';
import type { AccessDecision, AccessRequest } from '../model/access-request.ts';
import { endOf } from '../model/jakarta-time.ts';
import { requestAnswer } from './request-answer.ts';

type Narrowing = Pick<AccessDecision, 'until' | 'withoutColumns' | 'area' | 'officers'>;

/**
 * True where what is sent says what stands: grant or refuse, and of a grant the same end, columns, area and officers, however they are written or ordered.
 * The reasons that stand are the first ones.
 */
export function isSameDecision(sent: Call<'decideAccess'>['body'], standing: AccessDecision | undefined): boolean {
  return sent.decision === standing?.decision && narrowingOf(sent) === narrowingOf(standing);
}

function narrowingOf({ until, withoutColumns = [], area, officers }: Narrowing): string {
  const end = until === undefined ? null : endOf(until).getTime();
  return JSON.stringify([end, setOf(withoutColumns), area?.replaceAll('.', '') ?? null, officers ? setOf(officers) : null]);
}

function setOf(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}

/** What stands, in words (Bahasa Indonesia): of a grant also what its head narrowed. */
export function standingText(request: AccessRequest): string {
  const message = String(requestAnswer(request).message);
  if (request.state !== 'granted' || !request.decision) return message;
  const { until, withoutColumns, area, officers } = request.decision;
  const parts = [
    until === undefined ? 'diperpanjang berkala' : `sampai ${endText(until)}`,
    withoutColumns ? `tanpa kolom ${withoutColumns.join(', ')}` : 'semua kolom yang dimohon',
    ...(area === undefined ? [] : [`untuk wilayah ${area}`]),
    ...(officers ? [`untuk ${officers.length} petugas`] : []),
  ];
  return `${message} Yang berlaku: ${parts.join('; ')}. Cabut persetujuan itu bila ingin memutuskan lain atas permohonan baru.`;
}
