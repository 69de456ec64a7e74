import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** The origin that presigned uploads of this bucket go to, for the pages' Content-Security-Policy. Signing asks nobody and grants nothing here: the URL is dropped. */
export async function uploadOrigin(s3: S3Client, bucket: string): Promise<string> {
  return new URL(await getSignedUrl(s3, new PutObjectCommand({ Bucket: bucket, Key: 'origin' }), { expiresIn: 1 })).origin;
}
