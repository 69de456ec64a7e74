import type { City } from '../../cities/city.ts';
import type { Answer } from '../http/answer.ts';
import { ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, invalidRequest, type Problem, stale } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Minutes, Writing } from '../model/minutes.ts';
import type { MinutesStore } from './minutes.port.ts';
import { refuseEnded } from './no-minutes.ts';
import { onMinutes } from './on-minutes.ts';
import { type ShowPorts, showMinutes } from './show-minutes.ts';
import { draftOf, standingOf, withWriting } from './writings.ts';

type Ports = ShowPorts & { readonly minutes: MinutesStore; readonly city: Pick<City, 'opds'> };

/**
 * PUT /v1/minutes/{opdId}/{period}, by the steward: writes the draft, its letter and what follows. Beside minutes that stand a draft says that it takes their place; until it is final, they
 * stand.
 */
export function setMinutes(ports: Ports): Operation<'setMinutes'> {
  return (call) =>
    onMinutes(ports, call, 'keep-minutes', async ({ minutes, opdName, log }): Promise<Answer<'setMinutes'>> => {
      const refusal =
        refuseEnded(ports.city, minutes.opdId) ??
        staleFor(call, minutes.revision) ??
        refuse(minutes, call.body) ??
        (await unknownDatasets(ports, call));
      if (refusal) return refusal;
      const next = withWriting(minutes, drafted(minutes, call.body));
      if (Buffer.byteLength(JSON.stringify(next)) > limits.maxItemBytes) return conflict(tooLong);
      if ((await ports.minutes.replace(next)) === 'stale') return stale();
      const body = await showMinutes(ports, next, opdName, { principal: call.principal, now: call.now });
      if (!body) throw new Error('a draft is hidden from the steward who wrote it');
      return { ...ok(body, { ETag: `"${body.revision}"` }), log };
    });
}

const tooLong = 'Tindak lanjutnya terlalu panjang untuk satu berita acara. Pendekkan, lalu simpan lagi.';

function refuse(minutes: Minutes, { replaces, followUps }: Call<'setMinutes'>['body']): Problem | undefined {
  const standing = standingOf(minutes);
  if (standing && replaces !== standing.n)
    return conflict(`Berita acara ke-${standing.n} periode ini masih berlaku. Sebut bahwa yang baru menggantikannya, atau cabut dahulu.`);
  if (!standing && replaces !== undefined) return conflict('Tidak ada berita acara yang berlaku untuk digantikan. Muat ulang halaman.');
  if (!draftOf(minutes) && minutes.writings.length >= limits.maxMinutesOfPeriod)
    return conflict(`Periode ini sudah mempunyai ${limits.maxMinutesOfPeriod} berita acara, yang terbanyak.`);
  const named = followUps.map(({ datasetId }) => datasetId);
  if (new Set(named).size === named.length) return undefined;
  return invalidRequest([{ where: 'followUps', what: 'satu dataset disebut dua kali; tulis satu tindak lanjut untuk tiap dataset' }]);
}

/** Of another OPD's and of none the same is said. */
async function unknownDatasets({ datasets }: Ports, { body, params }: Call<'setMinutes'>): Promise<Problem | undefined> {
  if (body.followUps.length === 0) return undefined;
  const own = new Set((await datasets.listByOpd(params.opdId)).map(({ datasetId }) => datasetId));
  const violations = body.followUps.flatMap(({ datasetId }, place) =>
    own.has(datasetId) ? [] : [{ where: `followUps.${place}.datasetId`, what: 'bukan dataset dari OPD berita acara ini' }],
  );
  return violations.length > 0 ? invalidRequest(violations) : undefined;
}

function drafted(minutes: Minutes, { letter, followUps, replaces }: Call<'setMinutes'>['body']): Writing {
  const n = draftOf(minutes)?.n ?? (minutes.writings.at(-1)?.n ?? 0) + 1;
  return { n, state: 'draft', letter, followUps, ...(replaces === undefined ? {} : { replaces }) };
}
