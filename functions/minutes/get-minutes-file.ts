import type { City } from '../../cities/city.ts';
import { seeWholeMinutes } from '../access/minutes-rules.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { denied } from '../http/denied.ts';
import { linkAnswer } from '../http/link-answer.ts';
import type { Problem } from '../http/problem.ts';
import type { Minutes, Writing } from '../model/minutes.ts';
import { paperOf } from '../model/minutes-words.ts';
import type { MinutesStore } from './minutes.port.ts';
import { noSuchMinutes } from './no-minutes.ts';
import { onMinutes } from './on-minutes.ts';
import { contentOfWriting, knownTo, type ShowPorts } from './show-minutes.ts';
import { fileOf } from './writing-files.ts';
import { writingOf } from './writings.ts';

type Ports = ShowPorts & {
  readonly minutes: Pick<MinutesStore, 'get'>;
  readonly published: Pick<Published, 'getText' | 'presign'>;
  readonly city: Pick<City, 'opds'>;
};

/**
 * GET …/files/{minutesFile}: a link to a paper of minutes that were made final. The annex is for the OPD itself and the steward. Overseers read the main paper while they may know of every dataset
 * that it names.
 */
export function getMinutesFile(ports: Ports): Operation<'getMinutesFile'> {
  return (call) =>
    onMinutes(ports, call, 'see-minutes', async ({ minutes, opdName, log }): Promise<Answer<'getMinutesFile'>> => {
      const { opdId, period, minutesFile } = call.params;
      const whole = seeWholeMinutes(call.principal, opdId);
      if (whole.effect === 'deny' && paperOf(minutesFile) === 'annex') return denied(whole);
      const finals = minutes.writings.filter(({ final }) => final !== undefined);
      const writing = call.query.n === undefined ? finals.at(-1) : writingOf({ writings: finals }, call.query.n);
      const kept = writing && fileOf(writing, minutesFile);
      if (!writing || !kept) return noSuchMinutes;
      const refusal = whole.effect === 'allow' ? undefined : await namesUnknown(ports, call, minutes, opdName, writing);
      if (refusal) return refusal;
      const as = { fileName: `berita-acara-${opdId}-${period}-${writing.n}-${minutesFile}.pdf`, contentType: 'application/pdf' };
      return { ...(await linkAnswer(call, (method) => ports.published.presign(method, kept.key, kept.versionId, as))), log };
    });
}

/** A dataset that the paper names was closed or withdrawn since: the page leaves it out, paper can't. */
async function namesUnknown(
  ports: Ports,
  call: Call<'getMinutesFile'>,
  minutes: Minutes,
  opdName: string,
  writing: Writing,
): Promise<Problem | undefined> {
  const content = await contentOfWriting(ports, minutes, opdName, writing, call.now);
  const named = content.datasets.filter(({ isInAnnex }) => !isInAnnex);
  const known = await knownTo(ports, { ...content, datasets: named }, call);
  return known.length === named.length ? undefined : { status: 403, code: 'forbidden', detail: someAreClosedNow };
}

const someAreClosedNow =
  'Naskah ini menyebut data yang kini tidak lagi terbuka bagi Anda, jadi hanya OPD dan walidata yang membacanya. Bagian yang terbuka ada pada halamannya.';
