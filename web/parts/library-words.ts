/** Of a standard that nothing uses which anyone may see; what is hidden may use it. */
export const unusedText = 'Belum dipakai dataset yang boleh dilihat siapa saja.';
