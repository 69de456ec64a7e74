import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import type { LibraryStore } from '../standards/library/library.port.ts';
import type { LibraryStandard } from '../standards/library/library-standard.ts';
import type { DatasetStore } from './dataset.port.ts';
import { withShownKeys } from './shown-keys.ts';
import { numberEtag } from './standard-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'load'>; readonly library: LibraryStore };

/** GET /v1/standards/{standardId}: one of the library, with its columns; for anyone. */
export function getLibraryStandard({ datasets, library }: Ports): Operation<'getLibraryStandard'> {
  return async ({ params, principal, now }) => {
    const kept = await library.get(params.standardId);
    if (!kept) return notFound;
    return ok(libraryAnswer({ ...kept, content: await withShownKeys(datasets, principal, now, kept.content) }), numberEtag(kept));
  };
}

/** A standard of the library as the API gives it: who wrote it stays inside. */
export function libraryAnswer({ content, updatedBy: _updatedBy, ...entry }: LibraryStandard): AnswerBody<'getLibraryStandard'> {
  return { ...entry, standard: content };
}
