export const PRIORITIES = ["critical", "high", "architectural", "nice"] as const;
/** From a blocker down to a nice-to-have; the order is the rank. */
export type Priority = (typeof PRIORITIES)[number];
