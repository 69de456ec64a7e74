const mark = '#unggahan-';

/** What an address ends with whose page is to follow an upload that was just sent. */
export function sentMark(uploadId: string): string {
  return `${mark}${uploadId}`;
}

/** The upload that an address asks to follow. */
export function sentBy(hash: string): string | undefined {
  return hash.startsWith(mark) ? hash.slice(mark.length) : undefined;
}
