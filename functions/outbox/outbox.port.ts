/** A message to whoever has a role of an OPD when it is read, or to an account: no address, and no cell. */
export type OutboxMessage = {
  /** Made of what it is about: put twice, it is one message. */
  readonly messageId: string;
  readonly to: { readonly opdId: string; readonly role: 'head' } | { readonly sub: string };
  /** One line, Bahasa Indonesia. */
  readonly subject: string;
  readonly text: string;
  /** When it was first put, RFC 3339. */
  readonly at: string;
  /** The dataset that it is about. */
  readonly about?: string;
};

/** Messages that are worth nothing after some days: notices to residents, reminders, reports that are final. Their ids begin with their kind and `#`. */
export type PassingKind = 'news' | 'reminder' | 'report';

/** Where messages are kept until a way of sending them is built. */
export interface Outbox {
  /** Puts it on absence of its id: what stands, stays as it was told first. Says whether it is new. */
  put(message: OutboxMessage): Promise<'put' | 'stands'>;
  /** A message that was put, if it was. */
  get(messageId: string): Promise<OutboxMessage | undefined>;
  /** Takes away messages of a kind that were put before that moment; gives how many. */
  removeBefore(kind: PassingKind, moment: Date): Promise<number>;
}
