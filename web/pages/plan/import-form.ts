import { limits } from '../../../functions/limits.ts';
import { accesses } from '../../../functions/model/access-level.ts';
import { cadences } from '../../../functions/model/cadence.ts';
import { call } from '../../parts/api.ts';
import type { PlanFileRead } from '../../parts/api-nouns.ts';
import { alert, byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { choiceOf } from '../../parts/level-form.ts';
import { notice } from '../../parts/notice.ts';

/** Reads a list from a file and hands its lines on, which says how many changed one that was there; what could not be read is told by row and column. */
export function importForm(params: { readonly year: string; readonly opdId: string }, take: (read: PlanFileRead) => number): void {
  const form = formOf('import');
  const place = byId('read');
  onSubmit(form, async () => {
    show(place);
    const file = new FormData(form).get('file');
    if (!(file instanceof File) || file.size === 0) return show(place, alert('Pilih berkasnya dahulu.'));
    if (file.size > limits.maxPlanFileBytes) return show(place, alert(tooLarge));
    const read = await call('readPlanFile', {
      params,
      body: {
        fileName: file.name,
        base64: base64Of(new Uint8Array(await file.arrayBuffer())),
        cadence: choiceOf(form, 'cadence', cadences),
        access: choiceOf(form, 'access', accesses),
      },
    });
    if (!read.ok) return show(place, notice(read.problem));
    const { entries, faults, skipped, unread } = read.value;
    const updated = take(read.value);
    const told = [
      `${entries.length} data terbaca dan masuk ke tabel. Periksa, lalu simpan.`,
      ...(updated > 0
        ? [`${updated} di antaranya memperbarui baris yang ada; tingkat akses dan isian lain yang tidak disebut berkasnya tetap.`]
        : []),
      ...(skipped > 0 ? [`${skipped} baris judul kelompok dilewati.`] : []),
      ...(unread.length > 0 ? [`Kolom yang tidak dipakai: ${unread.join(', ')}.`] : []),
      ...(faults.length > 0 ? ['Baris berikut tidak masuk; perbaiki di berkasnya lalu impor lagi, atau tambahkan sendiri:'] : []),
    ];
    const lines = faults.map(({ rowNumber, column, what }) =>
      element('li', {}, `baris ${rowNumber}${column ? `, kolom ${column}` : ''}: ${what}`),
    );
    show(place, element('p', {}, told.join(' ')), ...(lines.length > 0 ? [element('ul', {}, ...lines)] : []));
  });
  form.hidden = false;
}

const tooLarge = `Berkas ini lebih dari ${limits.maxPlanFileBytes / 1024} KiB. Sisakan daftar OPD ini saja, tanpa lembar lain dan gambar.`;

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
