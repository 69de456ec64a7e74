/** Sends the file straight to storage by its one-time URL; `progress` hears the share that went. XMLHttpRequest: fetch can't tell upload progress. */
export function sendFile(
  file: File,
  put: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  progress: (done: number) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', put.url);
    for (const [name, value] of Object.entries(put.headers))
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => progress(event.loaded / event.total));
    request.addEventListener('load', () => resolve(request.status === 200 || request.status === 412));
    request.addEventListener('error', () => resolve(false));
    request.send(file);
  });
}
