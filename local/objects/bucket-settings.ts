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

/** One rule of a bucket's lifecycle, for keys with that prefix whose version bears all of these tags. */
export type LifecycleRule = {
  readonly prefix: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly expirationDays?: number;
  readonly noncurrentDays?: number;
  /** Delete markers that hide nothing any more go, too. */
  readonly removesExpiredMarkers: boolean;
};

export type BucketSettings = {
  readonly name: string;
  readonly versioned: boolean;
  /** Object lock's default retention: no version younger than so many days can be removed, and every PUT carries a checksum. */
  readonly lockedDays?: number;
  readonly lifecycle?: readonly LifecycleRule[];
  readonly cors: readonly CorsRule[];
  readonly notifications: readonly NotificationRule[];
};
