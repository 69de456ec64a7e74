import { h } from 'preact';
import { LibraryView } from '../../web/pages/library/view.tsx';
import { LibraryStandardView } from '../../web/pages/library-standard/view.tsx';
import { opdNames } from '../catalog/search-datasets.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { libraryAnswer } from '../datasets/get-library-standard.ts';
import { withShownKeys } from '../datasets/shown-keys.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { anonymous } from '../model/principal.ts';
import type { LibraryStore } from '../standards/library/library.port.ts';
import { ruleTexts } from '../standards/rules/told.ts';
import { type LibraryUser, libraryUsers } from './library-users.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { unknownPage } from './show-unknown.ts';

export type LibraryPorts = Pick<PortalPorts, 'city' | 'index' | 'settings' | 'standards'> & {
  readonly datasets: PortalPorts['datasets'] & Pick<DatasetStore, 'load'>;
  readonly library: Pick<LibraryStore, 'get' | 'list'>;
};

/** GET /pustaka: the standards that the walidata keeps for every OPD, a page at a time, each with how many use it. */
export function showLibrary(ports: LibraryPorts): Operation<'showLibrary'> {
  const usersOf = libraryUsers(ports);
  return async ({ query, now }) => {
    const [{ items, next }, { users, lookedAt }] = await Promise.all([
      ports.library.list(limits.libraryEntriesShown, query.cursor),
      usersOf(now),
    ]);
    const entries = items.map((entry) => ({ ...entry, ...countsOf(users.filter(({ origin }) => origin.standardId === entry.standardId)) }));
    const content = h(LibraryView, {
      entries,
      lookedAt,
      isFirst: query.cursor === undefined,
      next: next === undefined ? undefined : `/pustaka?cursor=${encodeURIComponent(next)}`,
    });
    const told = { description: `Standar data yang disediakan walidata ${ports.city.name} untuk semua OPD.`, path: '/pustaka' };
    return respondPage(ports.settings, { title: 'Pustaka standar', content, told });
  };
}

/** GET /pustaka/{standardId}: one of them, with its columns and who uses it, as anyone may see; 404 for one that is not there. */
export function showLibraryStandard(ports: LibraryPorts): Operation<'showLibraryStandard'> {
  const usersOf = libraryUsers(ports);
  return async ({ params: { standardId }, now }) => {
    const kept = await ports.library.get(standardId);
    if (!kept) return respondPage(ports.settings, unknownPage());
    const [content, { users, lookedAt }] = await Promise.all([withShownKeys(ports.datasets, anonymous, now, kept.content), usersOf(now)]);
    const names = opdNames(ports.city);
    const { standard, ...entry } = libraryAnswer({ ...kept, content });
    const view = h(LibraryStandardView, {
      entry,
      standard: { ...standard, ruleTexts: Object.fromEntries(content.fields.map((field) => [field.name, ruleTexts(content, field)])) },
      users: users
        .filter(({ origin }) => origin.standardId === standardId)
        .map(({ entry: { dataset }, origin: { n } }) => ({
          datasetId: dataset.datasetId,
          title: dataset.title,
          opdId: dataset.opdId,
          opdName: names.get(dataset.opdId) ?? dataset.opdId,
          n,
        })),
      lookedAt,
    });
    const description = kept.description ?? `Standar data dengan ${content.fields.length} kolom.`;
    return respondPage(ports.settings, { title: kept.title, content: view, told: { description, path: `/pustaka/${standardId}` } });
  };
}

function countsOf(users: readonly LibraryUser[]): { readonly datasets: number; readonly opds: number } {
  return { datasets: users.length, opds: new Set(users.map(({ entry }) => entry.dataset.opdId)).size };
}
