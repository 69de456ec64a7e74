/**
 * How a dataset stands with its due date: each has exactly one, so that they add up to what an OPD is to deliver. Without zod, so that pages may load it.
 * In the order in which they are told.
 */
export const deliveryStatuses = ['on-time', 'late', 'rejected', 'in-review', 'missing', 'nihil', 'not-due'] as const;

export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** A status as clerks and the mayor read it. */
export const deliveryStatusText: Readonly<Record<DeliveryStatus, string>> = {
  'on-time': 'tepat waktu',
  late: 'terlambat',
  rejected: 'perlu diperbaiki',
  'in-review': 'menunggu walidata',
  missing: 'belum pernah ada',
  nihil: 'nihil',
  'not-due': 'belum jatuh tempo',
};

/** A count of each status, all at 0. */
export function noneOfEach(): Record<DeliveryStatus, number> {
  return { 'on-time': 0, late: 0, rejected: 0, 'in-review': 0, missing: 0, nihil: 0, 'not-due': 0 };
}
