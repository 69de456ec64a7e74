import { exemptionListTitle } from '../../../functions/messages/page-name.ts';
import { ContactLink } from '../../parts/contact-link.tsx';

type ExemptionsProps = {
  readonly titles: readonly string[];
  /** Where the city names somebody. */
  readonly ppid: string | undefined;
};

/** The register of exempted information as anyone may read it: titles, and nothing that leads to a dataset (UU KIP 14/2008 Pasal 17 and 19). */
export function ExemptionsView({ titles, ppid }: ExemptionsProps) {
  return (
    <>
      <h1>{exemptionListTitle}</h1>
      <p>
        Informasi berikut ditutup berdasarkan uji konsekuensi (UU 14/2008 tentang Keterbukaan Informasi Publik, Pasal 17 dan 19). Yang
        diumumkan hanya judulnya.
      </p>
      {titles.length === 0 ? (
        <p>Belum ada yang didaftarkan.</p>
      ) : (
        <ol>
          {titles.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ol>
      )}
      <p>
        Merasa suatu informasi seharusnya terbuka? Ajukan keberatan kepada PPID kota
        {ppid !== undefined && (
          <>
            : <ContactLink address={ppid} />
          </>
        )}
        . <a href="/dataset">Lihat data yang tersedia</a>
      </p>
    </>
  );
}
