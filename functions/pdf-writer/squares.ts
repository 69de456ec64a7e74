/** Dark squares of a picture as runs along its rows, which are drawn as one rectangle each. */
export function darkRuns(dark: readonly (readonly boolean[])[]): { readonly x: number; readonly y: number; readonly length: number }[] {
  return dark.flatMap((row, y) => {
    const text = row.map((isDark) => (isDark ? '1' : '0')).join('');
    return [...text.matchAll(/1+/g)].map((run) => ({ x: run.index, y, length: run[0].length }));
  });
}
