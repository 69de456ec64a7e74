import { columnWords } from '../../functions/messages/column.ts';
import type { Standard } from './api-nouns.ts';
import { alert, element, stackedTable } from './elements.ts';
import { kindText, meaningText, rulesText, tableTexts } from './standard-words.ts';

/**
 * The standard that approval would bring into force: the one that the upload was checked with, where /v1 shows it; without an upload the newest.
 * Says so when a newer one was proposed since.
 */
export function standardParts(standard: Standard, checkedWith?: number): HTMLElement[] {
  const shown = standardOf(standard, checkedWith);
  const state = shown.state === 'proposed' ? 'diusulkan' : 'berlaku';
  const other = checkedWith !== undefined && shown.n !== checkedWith;
  const newer = `Unggahan ini diperiksa dengan standar ${checkedWith}, sebelum standar ${shown.n} di bawah ini diusulkan. Menyetujuinya memberlakukan standar ${checkedWith}.`;
  return [
    ...(other ? [alert(newer)] : []),
    stackedTable(
      `Standar data ${shown.n} (${state})`,
      [columnWords.name, columnWords.type, columnWords.rules, columnWords.definition],
      rowsOf(shown),
    ),
    ...originParts(shown),
    element('ul', {}, ...tableTexts(shown).map((text) => element('li', {}, text))),
  ];
}

/** Which standard of the library it is the copy of, if it is one. */
function originParts({ library }: Pick<Standard, 'library'>): HTMLElement[] {
  if (library === undefined) return [];
  const link = element('a', { href: `/pustaka/${library.standardId}` }, library.standardId);
  return [element('p', {}, 'Dari pustaka walidata: ', link, `, versi ${library.n}.`)];
}

/** The one that an upload was checked with, where it is shown; else the newest. */
export function standardOf({ proposed, ...inForce }: Standard, checkedWith?: number): Omit<Standard, 'proposed'> {
  return [inForce, proposed].find((each) => each?.n === checkedWith) ?? proposed ?? inForce;
}

function rowsOf(standard: Standard): (HTMLElement | string)[][] {
  return standard.fields.map((field) => {
    const { name, title = name } = field;
    const label = title === name ? name : element('span', {}, title, element('span', { class: 'meta' }, ` ${name}`));
    return [label, kindText(field), rulesText(field, standard), meaningText(field)];
  });
}
