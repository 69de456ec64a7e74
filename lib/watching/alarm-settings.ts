import type { IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';

/** What an alarm watches, and when it rings. */
export type AlarmSettings = {
  readonly metric: IMetric;
  /** Rings from this value on, or below it. */
  readonly rings: { readonly from: number } | { readonly below: number };
  readonly periods?: number;
  readonly whenSilent?: TreatMissingData;
};
