import { nodeId, type Reaction, type ReactionContent, type World } from "../world.ts";
import { renderUser } from "./user.ts";

export function renderReaction(world: World, reaction: Reaction) {
	return {
		id: reaction.id,
		node_id: nodeId("REA", reaction.id),
		user: renderUser(world, reaction.user),
		content: reaction.content,
		created_at: reaction.createdAt,
	};
}

const CONTENTS: readonly ReactionContent[] = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"];

/** The counts beside a comment. */
export function renderRollup(commentUrl: string, reactions: readonly Reaction[]) {
	const count = (content: ReactionContent) => reactions.filter((reaction) => reaction.content === content).length;
	return {
		url: `${commentUrl}/reactions`,
		total_count: reactions.length,
		...Object.fromEntries(CONTENTS.map((content) => [content, count(content)])),
	};
}
