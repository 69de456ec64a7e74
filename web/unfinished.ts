/** The file that was being sent in parts to a dataset, so that the same one goes on where it stopped, also after the page was closed. */
export type Unfinished = { readonly uploadId: string; readonly fileName: string; readonly mark: string };

type Chosen = Pick<File, 'name' | 'size' | 'lastModified'>;

const keyOf = (path: string) => `satudata-unfinished ${path}`;

/** What tells one file and its sending from another; no content. */
export function markOf({ name, size, lastModified }: Chosen, asked: Readonly<Record<string, string>>): string {
  return JSON.stringify([name, size, lastModified, asked]);
}

export function remember(path: string, unfinished: Unfinished): void {
  localStorage.setItem(keyOf(path), JSON.stringify(unfinished));
}

export function unfinishedOn(path: string): Unfinished | undefined {
  const stored = localStorage.getItem(keyOf(path));
  return stored === null ? undefined : JSON.parse(stored);
}

export function forget(path: string): void {
  localStorage.removeItem(keyOf(path));
}
