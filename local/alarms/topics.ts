import type { ResourcePolicy } from '../assembly/roles.ts';
import type { TopicModel } from '../assembly/topics.ts';
import { servicePermissions } from '../requests/permissions.ts';

/** What a topic was asked to tell, and what became of it. */
export type Notice = {
  readonly at: string;
  readonly topic: string;
  readonly subject: string;
  readonly message: string;
  /** To whom it would go; nobody has subscribed when there is none. */
  readonly to: readonly string[];
  /** Why nobody was told. */
  readonly refused?: string;
};

/** Publishes as a service does, on behalf of a resource of this account. */
export type Publish = (
  topicArn: string,
  notice: { readonly subject: string; readonly message: string },
  by: { readonly service: string; readonly sourceArn: string },
) => Notice;

/** SNS: a notice, and the last ones. */
export type Topics = { readonly publish: Publish; readonly last: () => readonly Notice[] };

const keptNotices = 50; // what a person reads; the log has all

/**
 * The topics of the template. Nothing leaves this machine: what a subscriber would get is given to `onNotice` and kept.
 * A topic's own policy replaces the one by which SNS lets everything in the account publish, so it must allow the publisher itself.
 */
export function openTopics(
  models: readonly TopicModel[],
  policies: readonly ResourcePolicy[],
  settings: { readonly now: () => Date; readonly onNotice: (notice: Notice) => void },
): Topics {
  const isAllowed = servicePermissions(policies);
  const kept: Notice[] = [];
  const refusal = (topicArn: string, service: string, sourceArn: string): string | undefined => {
    if (!models.some(({ arn }) => arn === topicArn)) return `There is no topic ${topicArn}`;
    const isOpen = !policies.some(({ resourceArn }) => resourceArn === topicArn);
    if (isOpen || isAllowed(service, 'sns:Publish', topicArn, sourceArn)) return undefined;
    return `${sourceArn} is not authorized to perform: SNS:Publish on resource: ${topicArn}`;
  };
  return {
    publish: (topicArn, { subject, message }, { service, sourceArn }) => {
      const refused = refusal(topicArn, service, sourceArn);
      const subscriptions = models.find(({ arn }) => arn === topicArn)?.subscriptions ?? [];
      const notice: Notice = {
        at: settings.now().toISOString(),
        topic: topicArn.split(':').at(-1) ?? topicArn,
        subject,
        message,
        to: refused === undefined ? subscriptions.map(({ protocol, endpoint }) => `${protocol}:${endpoint}`) : [],
        ...(refused === undefined ? {} : { refused }),
      };
      kept.push(notice);
      if (kept.length > keptNotices) kept.shift();
      settings.onNotice(notice);
      return notice;
    },
    last: () => kept,
  };
}
