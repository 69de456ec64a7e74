/** Where a file of the site is, in tests that draw pages and serve no files: without its content's hash. */
export function assetAt(file: string): string {
  return `/assets/${file}`;
}
