import { apiError, notFound } from "../api-error.ts";
import { userOf } from "../authenticate.ts";
import { byId, created, type Exchange, listed, noContent, ok } from "../exchange.ts";
import { renderReaction } from "../render/reaction.ts";
import { type Reaction, type ReactionContent, timestamp } from "../world.ts";

type Holder = (exchange: Exchange) => { readonly reactions: Reaction[] };

/** The three operations on the reactions of one kind of comment. */
export function reactionRoutes(holderOf: Holder) {
	return {
		list: (exchange: Exchange) => {
			const wanted = exchange.query.get("content");
			const all = holderOf(exchange).reactions.filter(({ content }) => wanted === null || content === wanted);
			return listed(all.map((reaction) => renderReaction(exchange.world, reaction)));
		},
		/** 201 for a new one; the same one again is answered by 200. */
		create: (exchange: Exchange) => {
			const { world } = exchange;
			const { reactions } = holderOf(exchange);
			const { content } = exchange.body as { readonly content: ReactionContent };
			const user = userOf(exchange.actor);
			const known = reactions.find((reaction) => reaction.user === user && reaction.content === content);
			if (known !== undefined) return ok(renderReaction(world, known));
			const reaction = { id: world.nextId(), user, content, createdAt: timestamp(world) };
			reactions.push(reaction);
			return created(renderReaction(world, reaction));
		},
		remove: (exchange: Exchange) => {
			const { reactions } = holderOf(exchange);
			const reaction = byId(reactions, exchange.params.reaction_id);
			if (reaction.user !== userOf(exchange.actor)) throw apiError(403, "Resource not accessible by integration");
			const index = reactions.indexOf(reaction);
			if (index === -1) throw notFound();
			reactions.splice(index, 1);
			return noContent;
		},
	};
}
