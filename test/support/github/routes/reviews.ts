import { apiError, notFound } from "../api-error.ts";
import { userOf } from "../authenticate.ts";
import { tellReview } from "../events.ts";
import { byId, type Exchange, listed, ok, pullOf } from "../exchange.ts";
import { renderReview, renderReviewComment } from "../render/review.ts";
import { createReview, deleteReview, type ReviewEvent, submitReview, type WantedReview } from "../reviews.ts";
import type { Review } from "../world.ts";

export function listReviews(exchange: Exchange) {
	return listed(visible(exchange).map((review) => renderReview(exchange.world, review)));
}

export async function postReview(exchange: Exchange) {
	const { world, actor, body } = exchange;
	const review = await createReview(world, pullOf(exchange), userOf(actor), (body ?? {}) as WantedReview);
	if (review.state !== "PENDING") tellReview(exchange, review);
	return ok(renderReview(world, review));
}

export function getReview(exchange: Exchange) {
	return ok(renderReview(exchange.world, reviewOf(exchange)));
}

export function updateReview(exchange: Exchange) {
	const review = ownReview(exchange);
	review.body = (exchange.body as { readonly body: string }).body;
	return ok(renderReview(exchange.world, review));
}

/** GitHub answers the review that was deleted. */
export function removeReview(exchange: Exchange) {
	const review = ownReview(exchange);
	deleteReview(review);
	return ok(renderReview(exchange.world, review));
}

export function submit(exchange: Exchange) {
	const review = ownReview(exchange);
	const { event, body } = exchange.body as { readonly event: ReviewEvent; readonly body?: string };
	submitReview(exchange.world, review, event, body);
	tellReview(exchange, review);
	return ok(renderReview(exchange.world, review));
}

export function listCommentsOfReview(exchange: Exchange) {
	const review = reviewOf(exchange);
	const comments = review.pull.threads.flatMap((thread) => thread.comments);
	const mine = comments.filter((comment) => comment.review === review);
	return listed(mine.map((comment) => renderReviewComment(exchange.world, comment)));
}

/** A pending review is seen by its author alone. */
function visible(exchange: Exchange): Review[] {
	const viewer = userOf(exchange.actor);
	return pullOf(exchange).reviews.filter((review) => review.state !== "PENDING" || review.author === viewer);
}

function reviewOf(exchange: Exchange): Review {
	return byId(visible(exchange), exchange.params.review_id);
}

function ownReview(exchange: Exchange): Review {
	const review = reviewOf(exchange);
	if (review.author !== userOf(exchange.actor)) throw apiError(403, "Resource not accessible by integration");
	if (review.pull !== pullOf(exchange)) throw notFound();
	return review;
}
