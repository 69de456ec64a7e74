import * as z from 'zod';

/** A look as the records table keeps it (`functions/access/record.port.ts` writes it); keys and the request's id are left out. */
export const keptRecordSchema = z.object({
  recordId: z.string(),
  /** RFC 3339 UTC. */
  at: z.string(),
  principalId: z.string(),
  name: z.string(),
  institutions: z.array(z.string()),
  operation: z.string(),
  /** The version looked at; none where it was an upload. */
  versionNumber: z.number().int().optional(),
  uploadId: z.string().optional(),
  rule: z.string(),
  /** Of the grant that the read rested on. */
  purpose: z.string().optional(),
  grantRequestId: z.string().optional(),
});

export type KeptRecord = z.infer<typeof keptRecordSchema>;
