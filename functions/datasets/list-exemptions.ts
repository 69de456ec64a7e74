import { decide } from '../access/decide.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import type { Dataset } from '../model/dataset.ts';
import { type ExemptionListing, isExempted } from '../model/exemption-listing.ts';
import type { ExemptionRegister } from './exemption-register.port.ts';

type Item = AnswerBody<'listExemptions'>['items'][number];
type Listed = Pick<ExemptionRegister, 'list'>;
type Entry = { readonly listing: ExemptionListing; readonly dataset: Dataset | undefined };

/**
 * GET /v1/exemptions: the register of exempted information. Anyone reads the titles of what is closed today, by title, and nothing else: no id, OPD, date or count
 * that would tell of a dataset. Anyone who may list them gets every entry with its dataset and exemption.
 */
export function listExemptions({ exemptions }: { readonly exemptions: Listed }): Operation<'listExemptions'> {
  return async ({ principal, now }) => {
    const items = (await byTitle(exemptions)).flatMap((entry): Item[] => {
      const isPublic = isExempted(entry.dataset, now);
      const { effect } = decide(principal, 'list-exemption', { kind: 'dataset', dataset: entry.dataset }, now);
      if (effect === 'allow') return [inside(entry, isPublic)];
      return isPublic ? [{ title: entry.listing.title }] : [];
    });
    return ok({ items });
  };
}

/** The titles that anyone may read today. */
export async function publicExemptions(exemptions: Listed, now: Date): Promise<string[]> {
  const entries = await byTitle(exemptions);
  return entries.flatMap(({ listing, dataset }) => (isExempted(dataset, now) ? [listing.title] : []));
}

async function byTitle(exemptions: Listed): Promise<Entry[]> {
  return (await exemptions.list()).toSorted((one, other) => one.listing.title.localeCompare(other.listing.title, 'id'));
}

function inside({ listing, dataset }: Entry, isPublic: boolean): Item {
  return { ...listing, opdId: dataset?.opdId, ...dataset?.exemption, isPublic };
}
