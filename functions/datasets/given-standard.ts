import type { LibraryStore } from '../standards/library/library.port.ts';
import type { LibraryStandard } from '../standards/library/library-standard.ts';
import type { StandardContent } from '../standards/standard.ts';
import type { StandardFault } from '../standards/standard-fault.ts';

/** A standard written out, or the id of one of the library: what `PUT …/standard` takes. */
type Given = Omit<StandardContent, 'fields'> & {
  readonly fields?: StandardContent['fields'] | undefined;
  readonly library?: { readonly standardId: string } | undefined;
};

export type GivenStandard =
  | { readonly ok: true; readonly content: StandardContent; readonly from?: LibraryStandard }
  | { readonly ok: false; readonly faults: readonly StandardFault[] };

/** The standard that is meant: the caller's own, or the library's exactly as it stands there. */
export async function givenStandard(
  library: Pick<LibraryStore, 'get'>,
  { library: named, fields, ...rest }: Given,
): Promise<GivenStandard> {
  if (named === undefined) {
    if (fields !== undefined) return { ok: true, content: { ...rest, fields } };
    return fault('fields', 'wajib diisi, atau pilih standar dari pustaka dengan "library"');
  }
  if (fields !== undefined || Object.keys(rest).length > 0) return fault('library', 'tidak dapat disertai isi standar lain');
  const from = await library.get(named.standardId);
  return from ? { ok: true, content: from.content, from } : fault('library.standardId', 'standar ini tidak ada di pustaka');
}

function fault(where: string, what: string): GivenStandard {
  return { ok: false, faults: [{ where, what }] };
}
