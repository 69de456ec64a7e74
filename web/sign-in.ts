import { byId, element, show } from './elements.ts';
import { beginSignIn, finishSignIn } from './session.ts';

const query = new URLSearchParams(location.search);
try {
  if (query.has('code')) await comeBack();
  else if (query.has('error')) failed('Layanan masuk menolak.');
  else await beginSignIn(returnPath());
} catch {
  failed('Layanan masuk tidak menjawab.');
}

async function comeBack(): Promise<void> {
  const returnTo = await finishSignIn(query);
  if (returnTo === undefined) return failed('Jawaban layanan masuk tidak dikenali.');
  location.replace(returnTo);
}

/** Only a path of this site: never a page that somebody else put into the link. */
function returnPath(): string {
  const asked = query.get('kembali') ?? '';
  return /^\/[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(asked) ? asked : '/kerja';
}

function failed(why: string): void {
  show(byId('state'), `${why} Anda belum masuk. `, element('a', { href: '/masuk' }, 'Coba lagi'));
}
