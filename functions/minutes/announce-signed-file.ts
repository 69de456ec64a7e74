import type { City } from '../../cities/city.ts';
import type { Answer } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { conflict, type Problem, stale } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Writing } from '../model/minutes.ts';
import { type MinutesPaper, minutesStateText, stands } from '../model/minutes-words.ts';
import type { MinutesStore, SignedFiles } from './minutes.port.ts';
import { noSuchMinutes } from './no-minutes.ts';
import { onMinutes } from './on-minutes.ts';
import { withWriting, writingOf } from './writings.ts';

type Ports = {
  readonly minutes: MinutesStore;
  readonly signedFiles: Pick<SignedFiles, 'presignPut'>;
  readonly city: Pick<City, 'opds'>;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly secrets: () => string;
};

/** POST …/signature, by the steward: announces the signed PDF of a paper, and says how it is sent: one PUT of exactly that many bytes. What was announced before and not sent is forgotten. */
export function announceSignedFile(ports: Ports): Operation<'announceSignedFile'> {
  return (call) =>
    onMinutes(ports, call, 'keep-minutes', async ({ minutes, log }): Promise<Answer<'announceSignedFile'>> => {
      const { n, paper, size, sha256 } = call.body;
      const writing = writingOf(minutes, n);
      if (!writing) return noSuchMinutes;
      const refusal = refuse(writing, paper);
      if (refusal) return refusal;
      const key = `minutes/${minutes.opdId}/${minutes.period}/${ports.secrets()}`;
      const awaited = { paper, key, size, ...(sha256 === undefined ? {} : { sha256 }) };
      if ((await ports.minutes.replace(withWriting(minutes, { ...writing, awaited }))) === 'stale') return stale();
      const { url, headers } = await ports.signedFiles.presignPut(key, size, limits.uploadUrlSeconds);
      const expiresAt = new Date(call.now.getTime() + limits.uploadUrlSeconds * 1000).toISOString();
      return { status: 202, log, body: { n, paper }, signed: { put: { url, headers, expiresAt } } };
    });
}

function refuse({ state, final, signed = [] }: Writing, paper: MinutesPaper): Problem | undefined {
  if (!stands(state)) return conflict(`Berita acara ini ${minutesStateText[state]}, jadi tidak menerima berkas bertanda tangan.`);
  if (!final?.[paper]) return conflict('Berita acara ini tidak mempunyai lampiran.');
  if (signed.length < limits.maxSignedFiles) return undefined;
  return conflict(
    `Sudah ${limits.maxSignedFiles} berkas bertanda tangan disimpan, yang terbanyak. Ganti berita acaranya bila masih keliru.`,
  );
}
