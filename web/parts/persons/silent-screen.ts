import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';

const minuteMilliseconds = 60_000;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

export const silentText = `Layar dikosongkan: ${numberText(limits.silentScreenMinutes)} menit tidak ada sentuhan atau ketikan.`;
export const emptiesText = `Layar ini kosong sendiri sesudah ${numberText(limits.silentScreenMinutes)} menit tanpa sentuhan atau ketikan, dan saat halaman ditinggalkan.`;

/** What is shown of another person goes by itself: when the page is left, and when nobody has touched it for a while. `empty` learns whether it was silence. */
export function emptyInSilence(empty: (why: 'silence' | 'left') => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => empty('silence'), limits.silentScreenMinutes * minuteMilliseconds);
  };
  for (const sign of signs) addEventListener(sign, wait, { passive: true });
  addEventListener('pagehide', () => empty('left'));
  wait();
}
