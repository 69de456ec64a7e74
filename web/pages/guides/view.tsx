import { pageNames } from '../../../functions/messages/page-name.ts';
import type { GuideText } from '../../parts/guide-text.ts';

/** All guides, each with what it says first. */
export function GuidesView({ guides }: { readonly guides: readonly GuideText[] }) {
  return (
    <>
      <h1>{pageNames.guides}</h1>
      <p class="lead">Untuk petugas OPD yang mengirim data: satu halaman untuk satu perkara, dengan kata-kata yang tampak di layar.</p>
      <ul class="cards">
        {guides.map(({ name, title, about }) => (
          <li key={name} class="card">
            <h2>
              <a href={`/panduan/${name}`}>{title}</a>
            </h2>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
