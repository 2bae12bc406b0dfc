import type { Anchor } from "./anchor.ts";
import type { Fingerprint, RawFinding } from "./finding.ts";
import type { HeadFile } from "./head-file.ts";

/** A finding on its way through settling: found in the head, not yet judged. */
export interface Placed {
	readonly raw: RawFinding;
	readonly file: HeadFile;
	readonly anchor: Anchor;
	/** Such as `impl Consumer for Kafka > fn poll`; empty at file level. */
	readonly enclosingItem: string;
}

export interface Identified extends Placed {
	readonly fingerprint: Fingerprint;
	/** The identity without the path; absent where the code is too plain to be known again elsewhere. */
	readonly moved?: Fingerprint;
	/** Of the raw finding's further places. */
	readonly alsoFingerprints: readonly Fingerprint[];
}
