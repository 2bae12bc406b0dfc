import { type Teller, tellThread } from "./events.ts";
import type { Delivery } from "./webhooks.ts";
import type { ReviewThread, User } from "./world.ts";

/** Resolves a thread, or opens it again; nothing follows when it was so already. */
export async function settleThread(
	teller: Teller,
	thread: ReviewThread,
	isResolved: boolean,
	by: User,
): Promise<readonly Delivery[]> {
	if ((thread.resolvedBy !== null) === isResolved) return [];
	thread.resolvedBy = isResolved ? by : null;
	return tellThread(teller, isResolved ? "resolved" : "unresolved", thread, by);
}
