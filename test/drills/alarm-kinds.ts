/**
 * The kinds of signal that an alarm of the template looks at, by the metric, and the alarm of each that the drill rings by what it is for. A city's own namespace is written `SatuData`.
 */
export const playedKinds = {
  'AWS/SQS ApproximateAgeOfOldestMessage': 'SmallUploadsWaiting',
  'AWS/SQS ApproximateNumberOfMessagesVisible': 'SmallUploadsDeadLetters',
  'AWS/Lambda Errors': 'IngestSmallCrashed',
  'AWS/Lambda Invocations': 'RecountMissing',
  'AWS/ApiGateway 5XXError': 'ApiFaults',
  'AWS/ApiGateway Latency': 'ApiSlow',
  'SatuData AuthorizerErrors': 'AuthorizerErrors',
  'SatuData NearTimeouts': 'FunctionNearTimeout',
  'SatuData UploadsFailed': 'UploadsFailed',
  'SatuData LooksOverLimit': 'LooksOverLimit',
  'SatuData OpdsSilent': 'OpdSilent',
  'SatuData ArchiveDaysMissing': 'ArchiveMissing',
  'SatuData RecordsTampered': 'RecordsTampered',
} as const;

/** An alarm that the drill rings. */
export type Played = (typeof playedKinds)[keyof typeof playedKinds];

const throttlesNobody = 'a laptop turns nobody away';
const elsewhere = 'AWS evaluates it in us-east-1, and a laptop has nothing of that region';

/** Kinds that only a real account can ring, and why; a budget is no alarm, and mails by itself. */
export const unplayedKinds: Readonly<Record<string, string>> = {
  'AWS/Lambda Throttles': throttlesNobody,
  'AWS/DynamoDB ReadThrottleEvents': throttlesNobody,
  'AWS/DynamoDB WriteThrottleEvents': throttlesNobody,
  'SatuData ThrottledRequests': throttlesNobody,
  'AWS/CloudFront 5xxErrorRate': elsewhere,
  'AWS/Budgets Cost': elsewhere,
  'CloudWatchSynthetics SuccessPercent': 'AWS runs the canary, and a laptop has none',
};

/** The metric of an alarm that the drill rings. */
export function kindOf(alarm: Played): string {
  return Object.entries(playedKinds).find(([, name]) => name === alarm)?.[0] ?? '';
}
