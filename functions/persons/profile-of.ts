import type { City } from '../../cities/city.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Look } from '../model/look.ts';
import { familyHash } from '../model/person-hash.ts';
import type { RegisterPerson } from '../model/register-person.ts';
import type { SafetyLock } from '../model/safety-lock.ts';
import { type RegisterUse, refuseRegister } from './agreement.ts';
import { benefitOf, inTime, totalsByYear } from './benefits.ts';
import { datasetRegister } from './dataset-register.ts';
import { type Family, familyOf } from './family.ts';
import { type FindPorts, type FoundRow, findRows } from './find-rows.ts';
import type { IdentityRegister, OpenedRegister } from './identity-register.port.ts';
import { incompleteNotices, unreadNotices } from './notices.ts';
import { conflictsOf, sectionsOf } from './sections.ts';
import { type Appearing, namesFamiliesAlone, type Source, type SourcePorts, sourcesOf } from './sources.ts';

export type ProfilePorts = SourcePorts & FindPorts & { readonly city: Pick<City, 'opds' | 'registerAgreement'> };

/** Whose profile, from which datasets, for what use of the register. */
export type Asked = {
  readonly person: string;
  readonly datasets: readonly Appearing[];
  readonly all: readonly Appearing[];
  readonly use: RegisterUse;
  /** A resident sees their family's aid; an officer sees one person. */
  readonly withFamily: boolean;
};

export type ProfileFound = {
  readonly profile: AnswerBody<'getMyProfile'>;
  /** The register's entry; undefined where it knows none, or answers nobody. */
  readonly entry: RegisterPerson | undefined;
  /** Datasets of which something is shown, the register among them. */
  readonly shown: Look['shown'];
};

const nobody: Family = { members: [], isWhole: true, isUnclear: false };

type LocksOf = (persons: readonly string[]) => Promise<SafetyLock[]>;

/** Everything that these datasets hold about one person (data-model.md, "The subject index"), each of one version. */
export async function profileOf(ports: ProfilePorts, key: Uint8Array, asked: Asked, locksOf: LocksOf, now: Date): Promise<ProfileFound> {
  const [sources, opened] = await Promise.all([sourcesOf(ports, asked.datasets), openRegister(ports, key, asked, now)]);
  const register = opened.ok ? opened.register : undefined;
  const entry = (await register?.find([asked.person]))?.[0]?.[0];
  const [own, family] = await Promise.all([
    findRows(ports, key, sources, 'nik', [asked.person]),
    register && entry && asked.withFamily ? familyOf(register, key, { hash: asked.person, entry }, locksOf, now) : nobody,
  ]);
  const [aid, ofCard] = asked.withFamily
    ? await Promise.all([familyAid(ports, key, sources, family, entry), cardRows(ports, key, sources.filter(isNoAid), family, entry)])
    : [[], []];
  const benefits = inTime([...own.filter(isAid).map((row) => benefitOf(row, { whose: 'self' })), ...aid]);
  const rows = own.filter(({ source, period }) => source.profile.register === undefined || period === register?.asOf);
  return {
    profile: {
      person: entry && register ? { ...shownEntry(entry), asOf: register.asOf } : {},
      family: family.members.map(({ entry: { name, relation }, isChild }) => ({
        name,
        ...(relation === undefined ? {} : { relation }),
        isChild,
      })),
      sections: sectionsOf([...rows, ...ofCard], ports.city),
      benefits,
      benefitTotals: totalsByYear(benefits),
      conflicts: conflictsOf(rows, registerTold(register, entry, asked.all)),
      notices: [
        ...(opened.ok ? unreadNotices(opened.register, asked.person, entry, family) : [opened.notice]),
        ...incompleteNotices(sources),
      ],
    },
    entry,
    shown: shownDatasets([...rows, ...ofCard], aid, entry ? register : undefined),
  };
}

function isAid({ source }: FoundRow): boolean {
  return source.profile.subject === 'aid';
}

function isNoAid({ profile }: Source): boolean {
  return profile.subject !== 'aid';
}

/** The register of the city, where one of its datasets is that and the agreement allows this use. */
export async function openRegister(
  ports: ProfilePorts,
  key: Uint8Array,
  { all, use }: Pick<Asked, 'all' | 'use'>,
  now: Date,
): Promise<OpenedRegister> {
  const { registerAgreement: agreement } = ports.city;
  const notice = refuseRegister(agreement, use, now);
  const chosen = all.find(({ profile }) => profile.register !== undefined);
  if (notice !== undefined || !agreement) return { ok: false, notice: notice ?? noRegister };
  const [source] = chosen ? await sourcesOf(ports, [chosen]) : [];
  const columns = source?.profile.register;
  if (!source || !columns || source.isIncomplete) return { ok: false, notice: noRegister };
  return { ok: true, register: datasetRegister(ports, key, source, columns, agreement.elements) };
}

const noRegister = 'Register penduduk kota ini sedang tidak tersedia, jadi data keluarga dan pemadanan belum dapat ditampilkan.';

/** Aid of the members of the family, and of the family card as a whole. */
async function familyAid(
  ports: ProfilePorts,
  key: Uint8Array,
  sources: readonly Source[],
  family: Family,
  entry: RegisterPerson | undefined,
) {
  // What is told in person alone is for that person alone.
  const aid = sources.filter(({ profile }) => profile.subject === 'aid' && profile.show === 'shown');
  const names = new Map(family.members.map(({ hash, entry: { name } }) => [hash, name]));
  const ofMembers = await findRows(ports, key, aid, 'nik', [...names.keys()]);
  const ofCard = await cardRows(ports, key, aid, family, entry);
  return [
    ...ofMembers.map((row) => benefitOf(row, { whose: 'family', ...nameOf(names.get(row.hash)) })),
    ...ofCard.map((row) => benefitOf(row, { whose: 'family' })),
  ];
}

/** Rows about the family card as a whole, while nobody on it is hidden. */
async function cardRows(
  ports: ProfilePorts,
  key: Uint8Array,
  sources: readonly Source[],
  family: Family,
  entry: RegisterPerson | undefined,
): Promise<FoundRow[]> {
  if (!entry || !family.isWhole) return [];
  // Where a person is named, the row is theirs; only what names a family alone is the family's. What is told in person alone is for that person alone.
  const ofCards = sources.filter((source) => source.profile.show === 'shown' && namesFamiliesAlone(source));
  return findRows(ports, key, ofCards, 'kk', [familyHash(key, entry.kk)]);
}

function nameOf(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

function shownEntry({ name, birthDate, sex, address, kelurahan }: RegisterPerson): AnswerBody<'getMyProfile'>['person'] {
  return {
    name,
    birthDate,
    ...(sex === undefined ? {} : { sex }),
    ...(address === undefined ? {} : { address }),
    ...(kelurahan === undefined ? {} : { kelurahan }),
  };
}

function registerTold(register: IdentityRegister | undefined, entry: RegisterPerson | undefined, all: readonly Appearing[]) {
  const dataset = all.find(({ dataset: { datasetId } }) => datasetId === register?.dataset?.datasetId)?.dataset;
  if (!register || !entry || !dataset) return undefined;
  return { person: entry, told: { datasetId: dataset.datasetId, title: dataset.title, period: register.asOf } };
}

function shownDatasets(
  rows: readonly FoundRow[],
  aid: readonly { readonly datasetId: string; readonly opdId: string }[],
  register: IdentityRegister | undefined,
): ProfileFound['shown'] {
  const all = [...rows.map(({ source: { dataset } }) => dataset), ...aid, ...(register?.dataset ? [register.dataset] : [])];
  return [...new Map(all.map(({ datasetId, opdId }) => [datasetId, { datasetId, opdId }])).values()];
}
