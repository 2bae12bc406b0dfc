import { isOurs } from "./app-identity.ts";
import type { Installation } from "./open-installation.ts";
import { all, pages } from "./pages.ts";
import type { SaidComment } from "./pull-request-host.ts";

const ISSUE_COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const REVIEW_COMMENTS = "/repos/{owner}/{repo}/pulls/{pull_number}/comments";

interface Comment {
	readonly id: number | bigint;
	readonly body?: string | undefined;
	readonly user: { readonly login: string; readonly type?: string } | null;
	readonly path?: string;
	readonly line?: number | null;
}

/** The comments of a thread, by the comment that began it; without one, those of the conversation. Oldest first. */
export async function readConversation(
	installation: Installation,
	number: number,
	thread: number | undefined,
): Promise<readonly SaidComment[]> {
	const comments = await (thread === undefined ? inConversation : inThread)(installation, number, thread);
	const identity = await installation.identity();
	return comments.map(({ id, body = "", user, path, line }) => ({
		id: Number(id),
		author: user?.login ?? "ghost",
		isOurs: isOurs(user, identity),
		body,
		...(path && line && { place: { path, line } }),
	}));
}

async function inConversation({ request, repository }: Installation, issue_number: number): Promise<Comment[]> {
	return all(
		pages(ISSUE_COMMENTS, async (page, per_page): Promise<readonly Comment[]> => {
			return (await request(`GET ${ISSUE_COMMENTS}`, { ...repository, issue_number, page, per_page })).data;
		}),
	);
}

async function inThread(
	{ request, repository }: Installation,
	pull_number: number,
	thread: number | undefined,
): Promise<Comment[]> {
	const comments = await all(
		pages(REVIEW_COMMENTS, async (page, per_page) => {
			return (await request(`GET ${REVIEW_COMMENTS}`, { ...repository, pull_number, page, per_page })).data;
		}),
	);
	return comments.filter(({ id, in_reply_to_id }) => Number(id) === thread || Number(in_reply_to_id) === thread);
}
