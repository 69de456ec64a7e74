import { type AnswerBody, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { birthHash, foldedKelurahan, nobodysHash, personHash } from '../model/person-hash.ts';
import { principalIdOf } from '../model/principal.ts';
import type { RegisterPerson } from '../model/register-person.ts';
import { isSearchGrantLive } from '../model/search-grant.ts';
import type { BirthIndexStore } from './birth-index.port.ts';
import { watchedLocks } from './family.ts';
import { findBirths } from './find-births.ts';
import { searchGrantOf } from './grant-search.ts';
import type { IdentityRegister } from './identity-register.port.ts';
import type { LookUpPorts } from './look-up-person.ts';
import { namesAgree } from './matching/names-agree.ts';
import { unreadableEntry } from './notices.ts';
import { officerIsNobody, ownFamily, spendLook } from './officer.ts';
import { hasOfficial } from './officials.ts';
import { registerRefused } from './own-family.ts';
import { openRegister } from './profile-of.ts';
import { ofOneLook, recordMatch } from './record-look.ts';
import type { SearchGrantStore } from './search-grant.port.ts';
import { type Source, sourcesOf } from './sources.ts';
import { type StandingPerson, whileItStands } from './standing-person.ts';
import { withPersonKey } from './with-person-key.ts';

export type SearchPorts = LookUpPorts & {
  readonly births: Pick<BirthIndexStore, 'get'>;
  readonly searchGrants: Pick<SearchGrantStore, 'get'>;
};

/**
 * POST /v1/persons/searches: who of that name was born on that day and lives in that kelurahan, for a counter officer whom the head of the register's OPD permitted it: somebody stands at the
 * counter and does not know their NIK. Few, or nobody. Who is locked, or has died, is not told from who is not there. Each of them has a receipt before the answer leaves.
 */
export function searchPersons(all: SearchPorts): Operation<'searchPersons'> {
  return (call) =>
    withPersonKey(all, async (key) => {
      const ports = ofOneLook(all);
      let spent: Promise<Problem | undefined> | undefined;
      return whileItStands(ports, call, 'search-persons', async (standing) => {
        if (standing.self === undefined) return officerIsNobody;
        const chosen = standing.appearing.find(({ profile }) => profile.register !== undefined);
        const grant = chosen && (await searchGrantOf(ports, chosen.dataset.opdId, principalIdOf(standing.principal)));
        if (chosen && !(grant && isSearchGrantLive(grant, call.now))) return notPermitted;
        spent ??= spendLook(ports, { ...call, principal: standing.principal });
        const tooMany = await spent;
        if (tooMany) return tooMany;
        const opened = await openRegister(ports, key, { all: standing.appearing, use: 'self' }, call.now);
        if (!opened.ok) return registerRefused(opened.notice);
        if (!ports.city.registerAgreement?.elements.includes('kelurahan')) return registerRefused(withoutKelurahan);
        const [source] = chosen ? await sourcesOf(ports, [chosen]) : [];
        return search(ports, key, call, { standing, self: standing.self, register: opened.register, source });
      });
    });
}

type Searching = {
  readonly standing: StandingPerson;
  readonly self: string;
  readonly register: IdentityRegister;
  readonly source: Source | undefined;
};

async function search(ports: SearchPorts, key: Uint8Array, call: Call<'searchPersons'>, { standing, self, register, source }: Searching) {
  const { name, birthDate, kelurahan, reason } = call.body;
  const candidates = await candidatesOf(ports, birthHash(key, birthDate, kelurahan), register, source);
  if (candidates === undefined) return registerRefused(notYet);
  if (candidates.length > limits.maxSearchCandidates) return ok({ asOf: register.asOf, hits: [], isTooMany: true });
  const [own = [], ...entries] = await register.find([self, ...candidates]);
  if (register.unreadable.has(self)) return registerRefused(unreadableEntry);
  const found = entries.flat().filter((entry) => isAsked(entry, { name, birthDate, kelurahan }));
  const hashes = padded(
    found.map(({ nik }) => personHash(key, nik)),
    (place) => nobodysHash(key, `${ports.ids()}-${place}`),
  );
  const locks = watchedLocks(ports.locks);
  const hidden = new Set((await locks.load(hashes)).map(({ person }) => person));
  const visible = found.filter(({ nik }) => !hidden.has(personHash(key, nik)));
  if (visible.some(({ kk }) => own.some((entry) => entry.kk === kk))) return ownFamily;
  if (visible.length > limits.maxSearchHits) return ok({ asOf: register.asOf, hits: [], isTooMany: true });
  const seen = {
    ...{ kind: 'search' as const, reason, shown: register.dataset ? [register.dataset] : [] },
    receipt: { is: 'shown' as const, from: call.now.toISOString() },
    ...((await hasOfficial(ports, key, hashes)) ? { ofOfficial: true as const } : {}),
  };
  const unrecorded = await recordMatch(ports, { ...call, principal: standing.principal }, seen, hashes);
  if (unrecorded) return unrecorded;
  if (!(await locks.stillAsSeen())) return 'changed';
  return ok({ asOf: register.asOf, hits: visible.map(hitOf), isTooMany: false });
}

/** As many for every search, with nobody's hashes: neither its time nor its record tells who is hidden from who is not there, and a search that finds nobody is recorded, too. */
function padded(hashes: readonly string[], nobody: (place: number) => string): string[] {
  const missing = Math.max(0, limits.maxSearchHits - hashes.length);
  return [...hashes, ...Array.from({ length: missing }, (_, place) => nobody(place))];
}

/** Whom the deliveries of the newest period know by that birth hash; undefined where one of them can't be searched. */
async function candidatesOf(
  { births, blocks }: SearchPorts,
  hash: string,
  { asOf }: IdentityRegister,
  source: Source | undefined,
): Promise<string[] | undefined> {
  if (!source) return undefined;
  const { parts, datasetId } = source.manifest;
  const uploads = new Set(parts.filter(({ period }) => period === asOf).map(({ uploadId }) => uploadId));
  const indexes = await Promise.all([...uploads].map((uploadId) => births.get(datasetId, uploadId)));
  const { birthDate, kelurahan } = source.profile.register ?? {};
  const usable = indexes.flatMap((index) =>
    index?.columns.birthDate === birthDate && index?.columns.kelurahan === kelurahan ? (index ?? []) : [],
  );
  if (usable.length < uploads.size) return undefined;
  const found = await Promise.all(usable.map((index) => findBirths(blocks, index, hash)));
  return [...new Set(found.flat())];
}

type Asked = Pick<Call<'searchPersons'>['body'], 'name' | 'birthDate' | 'kelurahan'>;

/** The index leads near; the entry itself decides. */
function isAsked(entry: RegisterPerson, { name, birthDate, kelurahan }: Asked): boolean {
  if (entry.status === 'deceased' || entry.status === 'unclear') return false;
  if (entry.birthDate !== birthDate || foldedKelurahan(entry.kelurahan ?? '') !== foldedKelurahan(kelurahan)) return false;
  return [entry.name, ...(entry.formerNames ?? [])].some((known) => namesAgree(name, known, entry.fatherName));
}

function hitOf({ nik, name, birthDate, kelurahan = '' }: RegisterPerson): AnswerBody<'searchPersons'>['hits'][number] {
  return { nik, name, birthDate, kelurahan };
}

const notPermitted: Problem = {
  status: 403,
  code: 'forbidden',
  detail:
    'Pencarian tanpa NIK memerlukan izin yang masih berlaku dari penanggung jawab register penduduk (Disdukcapil). Mintalah izin itu, atau minta NIK orangnya.',
  log: { decision: 'deny', rule: 'persons/search', reason: 'no live permission' },
};
const withoutKelurahan = 'Perjanjian pemakaian data kependudukan tidak mencakup kelurahan, jadi pencarian tanpa NIK belum tersedia.';
const notYet = 'Register penduduk yang berlaku belum dapat dicari tanpa NIK; itu tersedia sejak pengiriman berikutnya.';
