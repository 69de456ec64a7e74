import type { City } from '../../../cities/city.ts';
import { identifierColumns } from '../../model/subject-index.ts';
import { refuseRegister } from '../agreement.ts';
import { newestPeriod } from '../dataset-register.ts';
import type { Source } from '../sources.ts';

/** A dataset of aid to persons, of which something may be found. */
export type AidList = { readonly source: Source; readonly nik: string; readonly newest: string };

/** Datasets of aid that their heads let appear, with a column of NIKs: what is never shown has no findings either. */
export function aidLists(sources: readonly Source[]): AidList[] {
  return sources
    .filter(({ profile }) => profile.subject === 'aid' && profile.show !== 'never' && profile.register === undefined)
    .flatMap((source) => {
      const nik = identifierColumns(source.fields)?.nik;
      return nik === undefined ? [] : [{ source, nik, newest: newestPeriod(source.manifest) }];
    });
}

/** Programmes that the city's file says exclude this one. */
function excludedBy({ exclusiveProgrammes }: Pick<City, 'exclusiveProgrammes'>, datasetId: string): string[] {
  return exclusiveProgrammes.flatMap(([one, other]) => (one === datasetId ? [other] : other === datasetId ? [one] : []));
}

/**
 * Lists of programmes that exclude this one's, and with which it has a finding: who owns both is asked once, at the list that the city's file names first; of two owners each is
 * asked at the own list.
 */
export function exclusiveLists(
  city: Pick<City, 'exclusiveProgrammes'>,
  { source: { dataset } }: AidList,
  lists: readonly AidList[],
): AidList[] {
  const excluded = excludedBy(city, dataset.datasetId);
  const isNamedFirst = (other: string) =>
    city.exclusiveProgrammes.find((pair) => pair.includes(dataset.datasetId) && pair.includes(other))?.[0] === dataset.datasetId;
  return lists.filter(({ source: { dataset: other } }) => {
    if (!excluded.includes(other.datasetId)) return false;
    return other.opdId !== dataset.opdId || isNamedFirst(other.datasetId);
  });
}

/** Why the register may not be asked for findings now; undefined where its agreement lets it. */
export function refuseFindings({ registerAgreement, findingsPurpose }: FindingSettings, now: Date): string | undefined {
  if (findingsPurpose === undefined) return 'Kota ini belum menetapkan tujuan pemeriksaan daftar bantuan, jadi tidak ada temuan.';
  return refuseRegister(registerAgreement, { purpose: findingsPurpose }, now);
}

export type FindingSettings = Pick<City, 'registerAgreement' | 'findingsPurpose'>;
