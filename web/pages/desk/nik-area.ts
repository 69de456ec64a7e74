/**
 * What is odd about a NIK whose first digits are not the city's: the one who moved here keeps the NIK of where it was given out (UU 23/2006 Pasal 13), so it is a
 * hint and no refusal. Undefined where they are the city's. `areaCode` is Kemendagri's, `36.71`. Compared here alone.
 */
export function otherAreaHint(nik: string, areaCode: string, cityName: string): string | undefined {
  const digits = areaCode.replaceAll('.', '');
  if (nik.startsWith(digits)) return undefined;
  return `NIK ini tidak diawali ${digits}, kode ${cityName}. Itu wajar bagi warga pindahan; selain itu mungkin salah ketik. Cocokkan sekali lagi dengan dokumennya.`;
}
