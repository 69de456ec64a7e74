import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9-]{3,80}$/);

/** One city's settings (`cities/<city>.json`). Strict: a misspelt setting stops the synthesis. */
export const citySchema = z.strictObject({
  id: slug,
  name: z.string(),
  /** Kemendagri area code, e.g. `36.71`. */
  areaCode: z.string().regex(/^[0-9]{2}\.[0-9]{2}$/),
  /** Where the portal is reached; the laptop sets its own. */
  publicUrl: z.url(),
  region: z.string().default('ap-southeast-3'),
  /** An issuer of the city's own; without it, the stack's Cognito pool. */
  issuer: z.url().optional(),
  /** The certificate of `publicUrl`'s host, for CloudFront (which reads it in us-east-1); without it, CloudFront's own name. */
  certificateArn: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:[0-9]{12}:certificate\/[0-9a-f-]+$/)
    .optional(),
  /** Where alarms are sent. */
  alarmEmail: z.email().optional(),
  /** WAF on the API's stage. */
  firewall: z.boolean().default(false),
  note: z.string().optional(),
  opds: z.array(
    z.strictObject({
      id: slug,
      name: z.string(),
      kind: z.enum(['dinas', 'badan', 'kecamatan', 'sekretariat', 'rumah-sakit', 'inspektorat', 'satuan']),
      walidata: z.boolean().optional(),
    }),
  ),
  institutions: z.array(z.strictObject({ id: slug, name: z.string() })),
  purposes: z.array(z.strictObject({ id: slug, name: z.string() })),
});

export type City = z.infer<typeof citySchema>;
