/** One rule of a bucket's CORS configuration, as in AWS::S3::Bucket. */
export type CorsRule = {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders?: readonly string[];
  readonly exposedHeaders?: readonly string[];
  readonly maxAgeSeconds?: number;
};

/** Objects whose key starts with `prefix` (and ends with `suffix`) are announced on the queue. */
export type NotificationRule = { readonly prefix: string; readonly suffix?: string; readonly queueArn: string };

export type BucketSettings = {
  readonly name: string;
  readonly versioned: boolean;
  /** Object lock's default retention: no version younger than so many days can be removed, and every PUT carries a checksum. */
  readonly lockedDays?: number;
  readonly cors: readonly CorsRule[];
  readonly notifications: readonly NotificationRule[];
};
