import '../../parts/frame.ts';
import { byId, element, show } from '../../parts/elements.ts';
import { keepStanding } from '../../parts/keep-standing.ts';
import { sessionOverText } from '../../parts/words.ts';
import { beginSignIn, finishSignIn } from '../../session/session.ts';
import { safeReturn } from '../../session/sign-in-answer.ts';

const query = new URLSearchParams(location.search);
const returnTo = safeReturn(query.get('kembali'));
try {
  if (query.has('code') || query.has('error')) await comeBack();
  else if (query.has('berakhir')) sessionEnded();
  else await beginSignIn(returnTo);
} catch {
  failed('Layanan masuk tidak menjawab.');
}

async function comeBack(): Promise<void> {
  const back = await finishSignIn(query);
  if (back === undefined) return failed(query.has('error') ? 'Layanan masuk menolak.' : 'Jawaban layanan masuk tidak dikenali.');
  // The page that is gone back to stands at once as it will.
  await keepStanding();
  location.replace(back);
}

function sessionEnded(): void {
  const why = `${sessionOverText} Isian yang belum dikirim tidak tersimpan. `;
  show(byId('state'), why, element('a', { href: `/masuk?kembali=${returnTo}` }, 'Masuk lagi'));
}

function failed(why: string): void {
  show(byId('state'), `${why} Anda belum masuk. `, element('a', { href: '/masuk' }, 'Coba lagi'));
}
