import { checkNumberText } from '../../../functions/messages/minutes-words.ts';
import { sentenceCase } from '../../../functions/messages/report-words.ts';
import { minutesFileText } from '../../../functions/model/minutes-words.ts';
import { address, call } from '../../parts/api.ts';
import type { MinutesWriting } from '../../parts/api-nouns.ts';
import { element } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import type { Place } from './place.ts';

type File = MinutesWriting['files'][number];

/** The papers of minutes, and how they are verified; a link is asked for when it is pressed, since it works for a minute. */
export function filesPart(place: Place, { n, files, checkNumber }: MinutesWriting): HTMLElement {
  const links = files.map(({ file }) => {
    const where = { params: { ...place, minutesFile: file }, query: { n: String(n) } };
    const link = element('a', { class: 'button quiet', href: address('getMinutesFile', where) }, `Unduh ${minutesFileText[file]}`);
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      const found = await call('getMinutesFile', where);
      if (found.ok) location.assign(found.value.url);
      else link.after(notice(found.problem));
    });
    return link;
  });
  const verified = checkNumber === undefined ? [] : [checkPart(checkNumber)];
  return element('div', {}, element('p', { class: 'actions' }, ...links), ...files.flatMap(signedPart), ...verified);
}

function checkPart(checkNumber: string): HTMLElement {
  const link = element('a', { href: `/periksa/${checkNumber}` }, checkNumberText(checkNumber));
  return element('p', { class: 'meta' }, 'Nomor verifikasi ', link);
}

/** What was seen of a signed file; whether its signature is valid, its issuer says. */
function signedPart({ file, keepsFinal, hasSignature }: File): HTMLElement[] {
  if (keepsFinal === undefined || hasSignature === undefined) return [];
  const signature = hasSignature ? 'memuat tanda tangan elektronik' : 'tidak memuat tanda tangan elektronik (misalnya hasil pindai)';
  const kept = keepsFinal ? 'naskah final ada di dalamnya apa adanya' : 'isinya bukan naskah final apa adanya';
  return [element('p', { class: 'meta' }, `${sentenceCase(minutesFileText[file])}: ${signature}; ${kept}.`)];
}
