/** GitHub's limits, each with the page that states it. What is ours, not GitHub's, says so. */

/** GitHub's own 422 states it: "body is too long (maximum is 65536 characters)". Comments and reviews alike. */
export const MAX_BODY_CHARACTERS = 65_536;

/** https://docs.github.com/en/rest/checks/runs#create-a-check-run (`output.summary`, `output.text`). */
export const MAX_CHECK_TEXT_CHARACTERS = 65_535;

/** https://docs.github.com/en/rest/checks/runs#create-a-check-run (`output.annotations`). */
export const MAX_ANNOTATIONS_PER_REQUEST = 50;

/** https://docs.github.com/en/rest/checks/runs#create-a-check-run (`annotations[].title`). */
export const MAX_ANNOTATION_TITLE_CHARACTERS = 255;

/**
 * 64 KB a message in https://docs.github.com/en/rest/checks/runs#create-a-check-run; no character of UTF-8 takes more
 * than four bytes.
 */
export const MAX_ANNOTATION_MESSAGE_CHARACTERS = (64 * 1024) / 4;

/** Three buttons a check run: https://docs.github.com/en/rest/checks/runs#create-a-check-run (`actions`). */
export const MAX_CHECK_ACTIONS = 3;

/** Ours: reviews of more comments have been seen to end in a 502. */
export const MAX_COMMENTS_PER_REVIEW = 30;

/** https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api */
export const ITEMS_PER_PAGE = 100;

/** Ours: 10,000 items of one list. Past it something is wrong, and a list cut short would make us say things twice. */
export const MAX_PAGES = 100;

/**
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 * (requests that make content).
 */
export const MAX_WRITES_PER_MINUTE = 80;
export const MAX_WRITES_PER_HOUR = 500;

/** https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests */
export const WRITE_GAP_MS = 1_000;

/** A limited request without a time to wait: a minute, by the page on secondary limits above. */
export const WAIT_WITHOUT_WORD_MS = 60_000;

/** https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit */
export const MAX_GRAPHQL_ITEMS_PER_PAGE = 100;

/**
 * Ours. GitHub ends a request after ten seconds
 * (https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#timeouts): a longer silence is a
 * broken connection.
 */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Ours: a longer wait is not spent in a running job; the error says when to come back. */
export const LONGEST_WAIT_MS = 60_000;
