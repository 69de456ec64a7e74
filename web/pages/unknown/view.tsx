import { SearchBox } from '../../parts/search-box.tsx';

/** What is shown instead of a page: what is the matter, and where to go from here. */
export function UnknownView({ title, detail }: { readonly title: string; readonly detail: string }) {
  return (
    <article>
      <h1>{title}</h1>
      <p>{detail}</p>
      <SearchBox id="q" />
      <p>
        <a href="/">Beranda</a> · <a href="/dataset">Semua dataset</a>
      </p>
    </article>
  );
}
