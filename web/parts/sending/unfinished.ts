type Chosen = Pick<File, 'name' | 'size' | 'lastModified'>;

const keyOf = (uploadId: string) => `satudata-unfinished ${uploadId}`;

/** What tells one file and its sending from another; no content. */
export function markOf({ name, size, lastModified }: Chosen, asked: object): string {
  return JSON.stringify([name, size, lastModified, asked]);
}

/** Of which file this browser is sending an upload in parts, so that the same one goes on where it stopped, also after the page was closed. */
export function remember(uploadId: string, mark: string): void {
  localStorage.setItem(keyOf(uploadId), mark);
}

/** The mark of the file that an upload was begun with, where this browser began it. */
export function markKept(uploadId: string): string | undefined {
  return localStorage.getItem(keyOf(uploadId)) ?? undefined;
}

/** The upload is over: nothing goes on with it. */
export function forget(uploadId: string): void {
  localStorage.removeItem(keyOf(uploadId));
}
