import { call } from '../../parts/api.ts';
import { button, element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

/** Whether the resident is told by mail that there is something new, and the button to choose otherwise. */
export async function mailChoice(): Promise<HTMLElement> {
  const place = element('section', { id: 'mail-choice' });
  const draw = (byMail: boolean) => {
    const failed = element('div', {});
    const change = button(byMail ? 'Hentikan surel' : 'Beri tahu saya lewat surel', { class: 'quiet' }, async () => {
      const set = await call('setNotices', { body: { byMail: !byMail } });
      if (set.ok) draw(set.value.byMail);
      else show(failed, notice(set.problem));
    });
    show(
      place,
      element('h2', {}, 'Pemberitahuan lewat surel'),
      element('p', { role: 'status' }, byMail ? 'Anda diberi tahu lewat surel bila ada yang baru.' : 'Anda tidak diberi tahu lewat surel.'),
      element(
        'p',
        { class: 'hint' },
        'Sekali sehari paling banyak, dan tanpa isi: hanya bahwa ada yang baru di halaman Anda. Jangan pilih ini bila orang lain membaca surel Anda.',
      ),
      change,
      failed,
    );
  };
  const found = await call('getNotices');
  if (found.ok) draw(found.value.byMail);
  else show(place, notice(found.problem));
  return place;
}
