import type { KeptFile, Writing } from '../model/minutes.ts';
import { isSignedFile, type MinutesFile, minutesFiles, paperOf } from '../model/minutes-words.ts';

type SignedFile = NonNullable<Writing['signed']>[number];

/** The file of that name, the one that was signed last where it is a signed one. */
export function fileOf({ final, signed = [] }: Writing, file: MinutesFile): KeptFile | SignedFile | undefined {
  const paper = paperOf(file);
  return isSignedFile(file) ? signed.findLast((each) => each.paper === paper) : final?.[paper];
}

/** The files of a writing that there are for its reader: the annex is for whoever reads all. */
export function filesOf(writing: Writing, isWhole: boolean): { readonly file: MinutesFile; readonly kept: KeptFile | SignedFile }[] {
  return minutesFiles.flatMap((file) => {
    const kept = isWhole || paperOf(file) === 'main' ? fileOf(writing, file) : undefined;
    return kept ? [{ file, kept }] : [];
  });
}
