import { limits } from '../limits.ts';
import { withoutNiks } from '../model/person-numbers/held-numbers.ts';

const prefix = 'perbaikan-';

/**
 * What the returned workbook of a file is called when it is downloaded: the clerk's own name for it, in characters that every machine and header takes.
 * The name stands in a URL, so no NIK does in it.
 */
export function returnedName(fileName: string): string {
  const plain = withoutNiks(
    fileName
      .replace(/\.[^.]*$/, '')
      .normalize('NFKD')
      .replace(/\p{M}/gu, ''),
  );
  const safe = trimmed(plain.replace(/[^A-Za-z0-9._]+/g, '-'));
  const own = safe.startsWith(prefix) ? safe.slice(prefix.length) : safe;
  return `${prefix}${trimmed(own.slice(0, limits.maxReturnedNameCharacters)) || 'berkas'}.xlsx`;
}

/** Without what stands between words, at both ends. */
function trimmed(name: string): string {
  return name.replace(/^[._-]+|[._-]+$/g, '');
}
