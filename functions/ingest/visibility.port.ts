/** Hides a message from other receivers for so many seconds from now. */
export interface Visibility {
  hide(queueArn: string, receiptHandle: string, seconds: number): Promise<void>;
}
