import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** True when the write went through, false when its condition did not hold; any other failure is a fault. */
export async function wasWritten(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
