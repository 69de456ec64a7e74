type Progress = { readonly done: number; readonly total: number };

/** What share of a file in the making is done, in per cent; undefined of one that is made in one go, of which nobody knows. */
export function shareOf({ done, total }: Progress): number | undefined {
  return total > 1 ? Math.floor((done / total) * 100) : undefined;
}

export function shareText(share: number | undefined): string {
  return share === undefined ? 'Sedang dibuat.' : `${share} % sudah jadi.`;
}
