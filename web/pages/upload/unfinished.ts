/** The file that was being sent in parts to a dataset, so that the same one goes on where it stopped, also after the page was closed. */
export type Unfinished = { readonly uploadId: string; readonly fileName: string; readonly mark: string };

type Chosen = Pick<File, 'name' | 'size' | 'lastModified'>;

const keyOf = (datasetId: string) => `satudata-unfinished /v1/datasets/${datasetId}`;

/** What tells one file and its sending from another; no content. */
export function markOf({ name, size, lastModified }: Chosen, asked: object): string {
  return JSON.stringify([name, size, lastModified, asked]);
}

export function remember(datasetId: string, unfinished: Unfinished): void {
  localStorage.setItem(keyOf(datasetId), JSON.stringify(unfinished));
}

export function unfinishedOn(datasetId: string): Unfinished | undefined {
  const stored = localStorage.getItem(keyOf(datasetId));
  return stored === null ? undefined : JSON.parse(stored);
}

export function forget(datasetId: string): void {
  localStorage.removeItem(keyOf(datasetId));
}
