/** Limits of what the front door keeps; part of `limits`. */
export const edgeLimits = {
  /**
   * An anonymous answer about open data is kept at the front door so long (access.md, "At the edge"). A link in it is signed for twice as long, from the same moment: whoever gets it last has half
   * of that to open it, and a minute after a change of access none works.
   */
  edgeSeconds: 30,
  /**
   * A header that shows no front door has the right one read again at most so often: what strangers send costs Secrets Manager no more, and a new value, sent minutes after it is in force (CloudFormation, and
   * CloudFront's edges, take as long), is known when it comes.
   */
  frontDoorPauseSeconds: 60,
} as const;
