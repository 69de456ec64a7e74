import { byId, show } from '../elements.ts';

const none = 'Pilih tujuan dahulu: di sini tertulis apa yang Anda dapat, dan bagaimana orangnya mengetahuinya.';

/** To anybody else who opens a page of theirs. */
export const forReadersText = 'Halaman ini untuk petugas pembaca profil yang ditunjuk instansinya.';

/** Says under the form, before anything is sent, what the chosen purpose gives and how the person learns of it. */
export function followPurpose(form: HTMLFormElement): void {
  const tell = () => {
    const select = form.elements.namedItem('purpose');
    const chosen = select instanceof HTMLSelectElement ? select.selectedOptions[0] : undefined;
    const { gives, told } = chosen?.dataset ?? {};
    show(byId('purpose-means'), gives && told ? `${gives} ${told}` : none);
  };
  form.addEventListener('change', tell);
  form.addEventListener('reset', () => setTimeout(tell));
  tell();
}
