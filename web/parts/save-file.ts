/** Gives what the page has made as a download. */
export function saveFile(made: Blob, fileName: string): void {
  const address = URL.createObjectURL(made);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
