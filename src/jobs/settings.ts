/** The queues and their times. */

export const REVIEW_QUEUE = "review";
/** Its work is to tell people that a review died; its jobs, done or not, are the dead letters. */
export const DEAD_QUEUE = "review-dead";
/** pg-boss's tables, in a schema of their own. */
export const JOB_TABLE = "pgboss.job";

/**
 * A worker's death is noticed after at most `HEARTBEAT_SECONDS` + `SUPERVISE_SECONDS`, and its job runs again after
 * the first pause, which is at most twice `RETRY_DELAY_SECONDS`: 40 s, under the minute that is promised.
 */
export const HEARTBEAT_SECONDS = 20;
export const HEARTBEAT_EVERY_MS = 5_000;
export const SUPERVISE_SECONDS = 10;
export const RETRY_DELAY_SECONDS = 5;
export const RETRY_DELAY_MAX_SECONDS = 60;
/** After the first try. */
export const RETRIES = 2;
/** A run ends itself after ten minutes; this is for one that does not. */
export const EXPIRE_SECONDS = 900;

/** How long a telling of bad news may take, and how often it is tried. */
export const TELL_EXPIRE_SECONDS = 120;
export const TELL_RETRIES = 5;

export const DONE_KEPT_SECONDS = 3_600;
export const DEAD_KEPT_SECONDS = 90 * 24 * 3_600;

/** How late a job is noticed at most, when the word of it was lost. */
export const POLL_MS = 1_000;
/** How long a stopping process waits for its handlers. */
export const GRACE_MS = 10_000;
export const PRUNE_EVERY_MS = 3_600_000;

/** Jobs of one installation at a time. */
export const PER_INSTALLATION = 2;
/** From here on, more requests of one installation make its jobs wait no longer. */
export const FAIRNESS_DEPTH = 20;
