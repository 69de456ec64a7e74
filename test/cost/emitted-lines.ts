/** What `emit` writes to the standard output, line by line; nothing of it is shown. */
export function emittedLines(emit: () => void): string[] {
  const written: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => written.push(String(chunk)) > 0;
  try {
    emit();
  } finally {
    process.stdout.write = write;
  }
  return written
    .join('')
    .split('\n')
    .filter((line) => line !== '');
}
