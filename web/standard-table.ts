import type { Field, Standard } from './answers.ts';
import { alert, element, stackedTable } from './elements.ts';
import { typeText } from './words.ts';

/**
 * The standard that approval would bring into force: the one that the upload was checked with, where /v1 shows it; without an upload the newest.
 * Says so when a newer one was proposed since.
 */
export function standardParts({ proposed, ...inForce }: Standard, checkedWith?: number): HTMLElement[] {
  const shown = [inForce, proposed].find((each) => each?.n === checkedWith) ?? proposed ?? inForce;
  const state = shown.state === 'proposed' ? 'diusulkan' : 'berlaku';
  const period = shown.periodField ? `Periode dibaca dari kolom ${shown.periodField}.` : 'Tanpa kolom periode.';
  const other = checkedWith !== undefined && shown.n !== checkedWith;
  const newer = `Unggahan ini diperiksa dengan standar ${checkedWith}, sebelum standar ${shown.n} di bawah ini diusulkan. Menyetujuinya memberlakukan standar ${checkedWith}.`;
  return [
    ...(other ? [alert(newer)] : []),
    stackedTable(`Standar data ${shown.n} (${state})`, ['Kolom', 'Judul di berkas', 'Jenis', 'Aturan'], shown.fields.map(cells)),
    element('p', {}, period),
  ];
}

function cells({ name, title, type, format, unit, personal, constraints }: Field): string[] {
  const kind = [typeText[type] ?? type, format && format !== 'default' && `(${format})`, unit && `dalam ${unit}`].filter(Boolean).join(' ');
  const rules = [personal && 'data orang', constraints?.required && 'wajib diisi', constraints?.unique && 'tidak boleh kembar'].filter(
    Boolean,
  );
  return [name, title ?? name, kind, rules.join(', ') || '–'];
}
