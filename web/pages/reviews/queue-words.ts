/** What both queues of reviews say. */
export const queueWords = {
  none: 'Tidak ada yang menunggu.',
  report: 'Hasil validasi (tanpa isi sel)',
  reasons: 'Alasan (wajib bila dikembalikan)',
} as const;
