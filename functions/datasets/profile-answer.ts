import type { City } from '../../cities/city.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { About, Dataset } from '../model/dataset.ts';
import { endOf } from '../model/jakarta-time.ts';
import type { Profile } from '../model/profile.ts';
import { defaultShow, type ProfileDefault } from '../model/profile-default.ts';
import type { Standard } from '../standards/standard.ts';

/** What the city's file says of profiles. */
export type ProfileCity = Pick<City, 'registerOpd' | 'registerAgreement'> & { readonly purposes: readonly NamedPurpose[] };
type NamedPurpose = { readonly id: string; readonly name: string };

/** A dataset as far as its setting is judged by it. */
export type ProfileSubject = {
  readonly dataset: Dataset;
  readonly about: About | undefined;
  /** The standard in force; before the first review, the proposed one. */
  readonly standard: Standard | undefined;
  /** Every setting of the city. */
  readonly all: readonly Profile[];
};

/** The standing setting with what may be chosen instead, and its ETag: `"0"` while there is none. */
export function profileAnswer(
  subject: ProfileSubject,
  standing: Profile | undefined,
  city: ProfileCity,
  now: Date,
): { readonly body: AnswerBody<'getProfile'>; readonly headers: { readonly ETag: string } } {
  const offered = offeredShow(subject);
  const notice = standing?.register ? registerNotice(city, now) : undefined;
  const body = {
    datasetId: subject.dataset.datasetId,
    ...(standing ? { profile: shown(standing) } : {}),
    ...(offered ? { offered: { show: offered.show, because: offeredWords(offered) } } : {}),
    columns: (subject.standard?.fields ?? []).map(({ name, title }) => ({ name, ...(title === undefined ? {} : { title }) })),
    purposes: allowedPurposes(subject.dataset, city.purposes).map(({ id, name }) => ({ id, name })),
    mayBeRegister: mayBeRegister(subject, city),
    ...(notice === undefined ? {} : { notice }),
  };
  return { body, headers: { ETag: `"${standing?.revision ?? 0}"` } };
}

function shown({ setBy: _setBy, revision: _revision, ...profile }: Profile): AnswerBody<'getProfile'>['profile'] {
  return profile;
}

/** How it may at most appear, by its own words. */
export function offeredShow({ dataset, about, standard }: ProfileSubject): ProfileDefault | undefined {
  return defaultShow({
    title: dataset.title,
    description: about?.description ?? '',
    themes: about?.themes ?? [],
    tags: about?.tags ?? [],
    columns: (standard?.fields ?? []).flatMap(({ name, title = '' }) => [name, title]),
  });
}

/** Why, as the head reads it. */
export function offeredWords({ show, topic, word, place }: ProfileDefault): string {
  const most = show === 'never' ? 'tidak ditampilkan dalam profil' : 'paling jauh disampaikan langsung di loket';
  return `kata "${word}" pada ${place} menunjukkan data tentang ${topic}, yang ${most}`;
}

/** Where the dataset's own `processing` names purposes of the city's list, those alone; where it has only words of its own, the city's. */
export function allowedPurposes<P extends NamedPurpose>({ processing }: Pick<Dataset, 'processing'>, known: readonly P[]): readonly P[] {
  const named = known.filter(({ id }) => processing?.purposes.includes(id));
  return named.length > 0 ? named : known;
}

/** Whether it is of the OPD that the city's file names, tells people and families apart, and no other dataset is the register. */
export function mayBeRegister({ dataset, standard, all }: ProfileSubject, { registerOpd }: ProfileCity): boolean {
  const formats = (standard?.fields ?? []).map(({ format }) => format);
  return isOfRegisterOpd(dataset, registerOpd) && formats.includes('nik') && formats.includes('kk') && !otherRegister(dataset, all);
}

export function isOfRegisterOpd({ opdId }: Pick<Dataset, 'opdId'>, registerOpd: string | undefined): boolean {
  return registerOpd !== undefined && opdId === registerOpd;
}

export function otherRegister({ datasetId }: Pick<Dataset, 'datasetId'>, all: readonly Profile[]): boolean {
  return all.some((other) => other.register !== undefined && other.datasetId !== datasetId);
}

/** A register without an agreement that holds answers nobody: said to whoever sets it. */
function registerNotice({ registerAgreement }: ProfileCity, now: Date): string | undefined {
  if (!registerAgreement) return 'Kota belum mempunyai perjanjian hak akses (PKS), jadi register ini belum menjawab siapa pun.';
  if (endOf(registerAgreement.until).getTime() > now.getTime()) return undefined;
  return `Perjanjian hak akses ${registerAgreement.number} sudah berakhir, jadi register ini tidak menjawab siapa pun.`;
}
