/**
 * One review, exactly once. GitHub allows each user one pending review a pull request: that is the lock. A round looks
 * at our own reviews first and goes on from what it finds, so it may follow any failure, or a process that died:
 * submitted with this run's marker → done; pending with it and whole → submit; anything else pending → delete.
 * A part that nobody has begun is not looked for: a pending review that is in its way makes GitHub refuse it.
 */

import type { HeadSha, InlineComment } from "../pull-request-host.ts";
import type { RunMarker } from "../run-marker.ts";
import { LOOK_AGAIN, settle } from "../settle.ts";
import type { WriteMemory } from "../write-memory.ts";
import type { Clock } from "../write-pacer.ts";
import type { ReviewPart } from "./review-part.ts";
import type { Created, OwnReview, ReviewRequests } from "./review-requests.ts";
import { sortComments, unsorted } from "./sort-comments.ts";

export type PartOutcome =
	| { readonly kind: "posted"; readonly review: SubmittedReview }
	/** No comment was taken, and there was nothing else to say. */
	| { readonly kind: "nothing-taken" }
	| { readonly kind: "stale"; readonly head: HeadSha };

export interface SubmittedReview {
	readonly id: number;
	/** That it was made of; a person may have deleted some. */
	readonly comments: number;
}

export interface PostingWorld {
	readonly requests: ReviewRequests;
	readonly clock: Clock;
	readonly memory: WriteMemory;
}

type Round = PartOutcome | typeof LOOK_AGAIN;

export const ROUTE = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";

export function postPart(part: ReviewPart, { requests, clock, memory }: PostingWorld): Promise<PartOutcome> {
	const sorted = unsorted();
	let unexplained = 0;

	async function round(): Promise<Round> {
		if (await memory.intend(`review ${part.runId} ${part.part}`)) return createAndSubmit();
		const ours = await requests.ownReviews();
		const said = ours.find((each) => !each.isPending && isThisPart(each.marker, part));
		if (said) return posted(said);
		const whole = await keepWhole(ours.filter((each) => each.isPending));
		if (whole) return submit(whole);
		return createAndSubmit();
	}

	/** The pending review that holds all of this part, if there is one; every other is deleted. */
	async function keepWhole(pending: readonly OwnReview[]): Promise<OwnReview | undefined> {
		let whole: OwnReview | undefined;
		for (const each of pending) {
			if (whole === undefined && (await isWhole(each))) whole = each;
			else await requests.deletePending(each.id);
		}
		return whole;
	}

	async function isWhole({ id, marker }: OwnReview): Promise<boolean> {
		if (!isThisPart(marker, part) || marker.content !== part.content) return false;
		return (await requests.commentsOf(id)).length === marker.comments;
	}

	async function createAndSubmit(): Promise<Round> {
		const comments = part.comments.filter((each) => !sorted.refused.has(each));
		if (comments.length === 0 && part.body === "") return { kind: "nothing-taken" };
		const marker = markerOf(part, comments);
		const created = await requests.createPending(marker, part.body, part.head, comments);
		if (created.kind === "created") return submit({ id: created.id, isPending: true, marker });
		return sortOut(created, comments);
	}

	/** A refusal is the lock's, or a comment's: the second is looked for only where the head has not moved. */
	async function sortOut(refusal: Created & { kind: "refused" }, comments: readonly InlineComment[]): Promise<Round> {
		if (await isLocked()) return LOOK_AGAIN;
		const head = await requests.liveHead();
		if (head !== part.head) return { kind: "stale", head };
		if (comments.length === 0) throw refusal.error;
		const known = sorted.refused.size;
		if (!(await sortComments(comments, probe, sorted))) return LOOK_AGAIN;
		if (sorted.refused.size > known) return createAndSubmit();
		// Each comment passes, and the whole did not: a passing fault, or the body.
		unexplained += 1;
		if (unexplained > 1) throw refusal.error;
		return LOOK_AGAIN;
	}

	async function probe(comments: readonly InlineComment[]): Promise<boolean | undefined> {
		const created = await requests.createPending({ kind: "probe", run: part.runId }, "", part.head, comments);
		if (created.kind === "refused") return (await isLocked()) ? undefined : false;
		await requests.deletePending(created.id);
		return true;
	}

	async function isLocked(): Promise<boolean> {
		return (await requests.ownReviews()).some((each) => each.isPending);
	}

	async function submit(review: OwnReview): Promise<Round> {
		const head = await requests.liveHead();
		if (head !== part.head) {
			await requests.deletePending(review.id);
			return { kind: "stale", head };
		}
		const marker = review.marker ?? markerOf(part, part.comments);
		if (!(await requests.submit(review.id, marker, part.body))) return LOOK_AGAIN;
		return posted(review);
	}

	function posted({ id, marker }: OwnReview): Round {
		return { kind: "posted", review: { id, comments: isThisPart(marker, part) ? marker.comments : 0 } };
	}

	return settle(clock, ROUTE, round);
}

type ReviewMarker = RunMarker & { readonly kind: "review" };

function markerOf(part: ReviewPart, comments: readonly InlineComment[]): ReviewMarker {
	return { kind: "review", run: part.runId, part: part.part, comments: comments.length, content: part.content };
}

function isThisPart(marker: RunMarker | undefined, part: ReviewPart): marker is ReviewMarker {
	return marker?.kind === "review" && marker.run === part.runId && marker.part === part.part;
}
