import type { Finding } from '../model/normal-form.ts';
import { plain } from '../model/plain.ts';
import type { StandardContent } from '../standards/standard.ts';
import type { WrittenPart } from './table-engine.port.ts';

/** A part without what is said of it once. */
export function unordered({ reordered: _said, ...part }: WrittenPart): WrittenPart {
  return part;
}

/** A version stands by period, from the earliest on; within a period rows keep the file's order. Said where that moves any. */
export function reorderedRows(parts: readonly WrittenPart[], { periodField }: StandardContent): Finding[] {
  if (periodField === undefined || !parts.some(({ reordered }) => reordered === true)) return [];
  return [
    {
      type: 'row-order',
      message: `Urutan baris berubah: hasilnya diurutkan menurut periode pada kolom ${periodField}, dari yang paling awal; di dalam satu periode urutannya tetap seperti di berkas.`,
      messageWithoutNames: plain`Urutan baris berubah: hasilnya diurutkan menurut kolom periodenya, dari yang paling awal; di dalam satu periode urutannya tetap seperti di berkas.`,
      mend: plain`Tidak perlu diperbaiki. Bila urutan aslinya penting, tambahkan kolom nomor urut.`,
    },
  ];
}
