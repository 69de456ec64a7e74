/** Whoever asks a resident for their file is told by the file itself that they may not. */
export const nobodyElse =
  'Berkas ini milik Anda sendiri. Tidak seorang pun boleh mewajibkan Anda menyerahkannya: bukan pemilik kontrakan, pemberi pinjaman, pemberi kerja, maupun suami atau istri.';
