/**
 * PUTs bytes to a signed address; `progress` hears how many have gone. Gives the status, 0 when no answer came or it was stopped.
 * XMLHttpRequest: fetch can't tell upload progress.
 */
export function putBytes(
  url: string,
  headers: Readonly<Record<string, string>>,
  bytes: Blob,
  progress: (sent: number) => void,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => progress(event.loaded));
    request.addEventListener('load', () => resolve(request.status));
    for (const end of ['error', 'abort']) request.addEventListener(end, () => resolve(0));
    if (signal.aborted) return resolve(0);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(bytes);
  });
}
