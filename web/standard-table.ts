import type { Field, Standard } from './answers.ts';
import { element, stackedTable } from './elements.ts';
import { typeText } from './words.ts';

/** The standard that approval would bring into force, or the one in force when nothing is proposed. */
export function standardParts({ proposed, ...inForce }: Standard): HTMLElement[] {
  const shown = proposed ?? inForce;
  const state = shown.state === 'proposed' ? 'diusulkan' : 'berlaku';
  const period = shown.periodField ? `Periode dibaca dari kolom ${shown.periodField}.` : 'Tanpa kolom periode.';
  return [
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
