import * as z from 'zod';
import type { ResolvedResource } from './resources.ts';

/** A topic, who is told by it, and where what could not be delivered would end. */
export type TopicModel = {
  readonly arn: string;
  readonly subscriptions: readonly { readonly protocol: string; readonly endpoint: string; readonly deadLetterArn?: string }[];
};

const topicSchema = z.object({
  KmsMasterKeyId: z.undefined({ error: 'The laptop knows no topic with a key of its own, which a publisher needs rights on' }).optional(),
  FifoTopic: z.undefined({ error: 'The laptop has standard topics only' }).optional(),
});
const subscriptionSchema = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  FilterPolicy: z.undefined({ error: 'The laptop does not filter notices' }).optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string() }).optional(),
});

/** The topics. Throws on one that is encrypted by a key or filters what it delivers. */
export function readTopics(resources: readonly ResolvedResource[]): readonly TopicModel[] {
  const subscriptions = resources
    .filter(({ type }) => type === 'AWS::SNS::Subscription')
    .map(({ properties }) => subscriptionSchema.parse(properties));
  return resources.flatMap(({ type, physical, properties }) => {
    if (type !== 'AWS::SNS::Topic') return [];
    topicSchema.parse(properties);
    const own = subscriptions.filter(({ TopicArn }) => TopicArn === physical.ref);
    return [
      {
        arn: physical.ref,
        subscriptions: own.map(({ Protocol, Endpoint, RedrivePolicy }) => ({
          protocol: Protocol,
          endpoint: Endpoint,
          ...(RedrivePolicy === undefined ? {} : { deadLetterArn: RedrivePolicy.deadLetterTargetArn }),
        })),
      },
    ];
  });
}
