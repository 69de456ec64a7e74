/** What stands out of some datasets that anyone may see: closed ones and drafts are in none of the numbers. */
export type Counts = {
  readonly datasets: number;
  readonly open: number;
  readonly rows: number;
  readonly late: number;
  readonly lastDeliveryAt?: string | undefined;
  readonly lastPublishedAt?: string | undefined;
};
