/**
 * How a dataset stands with its due date: each has exactly one, so that they add up to what an OPD is to deliver. Without zod, so that pages may load it.
 * In the order in which they are told.
 */
export const deliveryStatuses = ['on-time', 'late', 'rejected', 'in-review', 'missing', 'nihil', 'not-due'] as const;

export type DeliveryStatus = (typeof deliveryStatuses)[number];

/**
 * A status as clerks and the mayor read it, everywhere: `text` in a sentence or a cell, `short` as the head of a narrow column. `on-time` says that nothing is overdue now,
 * not that it was never late: that is told of each period (`period-standing.ts`).
 */
export const deliveryStatusWords: Readonly<Record<DeliveryStatus, { readonly text: string; readonly short: string }>> = {
  'on-time': { text: 'mutakhir', short: 'Mutakhir' },
  late: { text: 'terlambat', short: 'Terlambat' },
  rejected: { text: 'perlu diperbaiki', short: 'Perlu diperbaiki' },
  'in-review': { text: 'menunggu walidata', short: 'Menunggu walidata' },
  missing: { text: 'belum pernah terbit', short: 'Belum pernah terbit' },
  nihil: { text: 'nihil', short: 'Nihil' },
  'not-due': { text: 'belum jatuh tempo', short: 'Belum jatuh tempo' },
};

/** A count of each status, all at 0. */
export function noneOfEach(): Record<DeliveryStatus, number> {
  return { 'on-time': 0, late: 0, rejected: 0, 'in-review': 0, missing: 0, nihil: 0, 'not-due': 0 };
}
