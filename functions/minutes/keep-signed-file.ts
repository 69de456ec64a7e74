import type { City } from '../../cities/city.ts';
import type { Answer } from '../http/answer.ts';
import { ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, stale } from '../http/problem.ts';
import type { Minutes, Writing } from '../model/minutes.ts';
import { stands } from '../model/minutes-words.ts';
import { principalIdOf } from '../model/principal.ts';
import type { MinutesStore, SignedFiles } from './minutes.port.ts';
import { noSuchMinutes } from './no-minutes.ts';
import { onMinutes } from './on-minutes.ts';
import { type ShowPorts, showMinutes } from './show-minutes.ts';
import { beginsWith, hasSignature, isPdf } from './signed-pdf.ts';
import { keepFile, sha256Of, type WritePapersPorts } from './write-papers.ts';
import { withWriting, writingOf } from './writings.ts';

type Ports = ShowPorts &
  Pick<WritePapersPorts, 'published' | 'directory' | 'secrets'> & {
    readonly minutes: MinutesStore;
    readonly signedFiles: Pick<SignedFiles, 'fetch'>;
    readonly city: Pick<City, 'opds'>;
  };

/**
 * POST …/signature/completion: looks at the signed PDF that was announced, and keeps it beside the final paper. What is no PDF, or not what was announced, is refused, and another may be
 * announced. The main paper makes the minutes signed.
 */
export function keepSignedFile(ports: Ports): Operation<'keepSignedFile'> {
  return (call) =>
    onMinutes(ports, call, 'keep-minutes', async ({ minutes, opdName, log }): Promise<Answer<'keepSignedFile'>> => {
      const writing = writingOf(minutes, call.body.n);
      if (!writing) return noSuchMinutes;
      if (!writing.awaited || !stands(writing.state))
        return conflict('Tidak ada berkas bertanda tangan yang ditunggu. Kirim berkasnya lagi.');
      const bytes = await ports.signedFiles.fetch(writing.awaited.key, writing.awaited.size);
      if (!bytes) return conflict('Berkasnya belum sampai. Kirim dahulu, lalu coba lagi.');
      const wrong = wrongWith(bytes, writing.awaited);
      if (wrong !== undefined) return conflict(wrong);
      const next = withWriting(minutes, await kept(ports, call, minutes, writing, bytes));
      if ((await ports.minutes.replace(next)) === 'stale') return stale();
      const body = await showMinutes(ports, next, opdName, { principal: call.principal, n: writing.n, now: call.now });
      if (!body) throw new Error('signed minutes are hidden from the steward who sent them');
      return { ...ok(body, { ETag: `"${body.revision}"` }), log };
    });
}

function wrongWith(bytes: Uint8Array, { size, sha256 }: NonNullable<Writing['awaited']>): string | undefined {
  if (bytes.length !== size) return 'Ukuran berkas yang sampai lain dari yang diberitahukan. Kirim lagi.';
  if (sha256 !== undefined && sha256 !== sha256Of(bytes)) return 'Isi berkas yang sampai lain dari yang diberitahukan. Kirim lagi.';
  return isPdf(bytes) ? undefined : 'Berkas ini bukan PDF, atau tidak utuh. Kirim PDF yang sudah ditandatangani.';
}

async function kept(
  ports: Ports,
  { principal, now }: Call<'keepSignedFile'>,
  { opdId, period }: Minutes,
  writing: Writing,
  bytes: Uint8Array,
): Promise<Writing> {
  const { awaited, ...rest } = writing;
  const final = awaited && writing.final?.[awaited.paper];
  if (!awaited || !final) throw new Error('a signed file was awaited of a paper that there is none of');
  const key = `minutes/${opdId}/${period}/${ports.secrets()}/${awaited.paper}-bertanda-tangan.pdf`;
  const signed = {
    ...(await keepFile(ports, key, bytes, 'application/pdf')),
    ...{ paper: awaited.paper, at: now.toISOString(), by: principalIdOf(principal) },
    ...{ keepsFinal: beginsWith(bytes, final), hasSignature: hasSignature(bytes) },
  };
  return { ...rest, state: awaited.paper === 'main' ? 'signed' : rest.state, signed: [...(rest.signed ?? []), signed] };
}
