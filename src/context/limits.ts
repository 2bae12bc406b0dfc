/** How much of each thing a reviewer is shown. More context made every model worse: small and chosen. */

/** For a whole context, in estimated tokens. */
export const DEFAULT_BUDGET_TOKENS = 12_000;

/** An item of up to so many lines is shown whole around its changed lines. */
export const WHOLE_ITEM_LINES = 80;
/** Lines on either side of a changed line in a longer item. */
export const WINDOW_LINES = 10;
/** Lines far from the change, in a longer item, that go on with what the change begins. */
export const MAX_CONTINUED_LINES = 12;
/** Lines on either side outside of items, and where the budget is short: what `git diff` shows. */
export const HUNK_LINES = 3;
/** A run of deleted lines is cut to `shown` when it is longer than `most`; what is gone decides what is new. */
export const DELETED_RUN = { most: 80, shown: 60 } as const;
/** The same where the change takes more than a share of the budget. */
export const SHORT_DELETED_RUN = { most: 40, shown: 25 } as const;
export const LONG_DELETIONS_SHARE = 0.6;
/** So many lines that stand elsewhere as deleted ones are moved, not new. */
export const MOVED_LINES = 4;
/** Characters of one line; beyond that it is data or generated. */
export const LINE_CHARACTERS = 400;

/** A definition of up to so many lines is shown whole, a longer one without bodies. */
export const WHOLE_DEFINITION_LINES = 25;
/** A function that added lines call, and what runs when a value that they make is dropped. */
export const WHOLE_CALLED_LINES = 45;
export const MAX_DEFINITIONS = 16;
/** Shares of the budget that no more than these sections take. */
export const BUDGET_SHARES = {
	definitions: 0.25,
	callers: 0.15,
	guidelines: 0.12,
	evidence: 0.15,
	tests: 0.06,
} as const;
/** The share of the budget that a batch's changed code may fill, so that what explains it still fits. */
export const BATCH_SHARE = 0.65;
/** The share that it may fill where that saves a second prompt. */
export const SINGLE_BATCH_SHARE = 0.8;
export const MAX_BATCHES = 4;

export const MAX_CALL_SITES = 5;
/** Functions whose callers are looked for. */
export const MAX_CALLED_FUNCTIONS = 8;
/** A name with more hits than this says nothing about who calls this function. */
export const COMMON_NAME_HITS = 60;
export const MAX_IMPLEMENTERS = 8;

export const PULL_REQUEST_CHARACTERS = 3_000;
export const GUIDELINE_CHARACTERS = 2_500;
export const INSTRUCTION_CHARACTERS = 4_000;
export const MAX_LISTED_FILES = 60;
export const MAX_EVIDENCE = 30;
