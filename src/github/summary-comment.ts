import { isOurs } from "./app-identity.ts";
import { GitHubError } from "./github-error.ts";
import { MAX_BODY_CHARACTERS } from "./limits.ts";
import { clipText, markedBody } from "./marked-body.ts";
import type { Installation } from "./open-installation.ts";
import { pages } from "./pages.ts";
import { parseRunMarker } from "./run-marker.ts";
import { LOOK_AGAIN, settle } from "./settle.ts";
import type { WriteMemory } from "./write-memory.ts";

const SUMMARY = "summary";

export interface SummaryOptions {
	/** Says which comment is the summary, so that it is not looked for through the whole conversation. */
	readonly memory: WriteMemory;
	/** False where the pull request was seen without a comment: then only one that was begun since can be there. */
	readonly mayBeThere: () => boolean;
}

const COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const COMMENT = "/repos/{owner}/{repo}/issues/comments/{comment_id}";

/**
 * Writes the one summary: the remembered comment, or the oldest of ours with the summary's marker, is edited; where there
 * is none, one is made if `create` says so. A body that opens with the reports' own marker is left as it is.
 */
export function summaryWriter(installation: Installation, issue_number: number, options: SummaryOptions) {
	const { request, repository, clock } = installation;
	const { memory, mayBeThere } = options;

	async function find(): Promise<number | undefined> {
		const identity = await installation.identity();
		const comments = pages(COMMENTS, async (page, per_page) => {
			return (await request(`GET ${COMMENTS}`, { ...repository, issue_number, page, per_page })).data;
		});
		for await (const { id, user, body } of comments) {
			if (isOurs(user, identity) && parseRunMarker(body ?? "")?.kind === "summary") return Number(id);
		}
		return undefined;
	}

	/** False where the comment is gone: a person may delete it. */
	async function edit(comment_id: number, body: string): Promise<boolean> {
		try {
			await request(`PATCH ${COMMENT}`, { ...repository, comment_id, body });
			return true;
		} catch (error) {
			if (error instanceof GitHubError && error.status === 404) return false;
			throw error;
		}
	}

	return async (text: string, create: boolean): Promise<void> => {
		const body = summaryBody(text);
		await settle(clock, COMMENTS, async () => {
			const remembered = await memory.recall(SUMMARY);
			if (remembered !== undefined && (await edit(remembered, body))) return;
			if (!create && !mayBeThere()) return;
			const isFirst = remembered === undefined && create && (await memory.intend(SUMMARY)) && !mayBeThere();
			const found = isFirst ? undefined : await find();
			// Listed, and yet gone: only a list without it says that there is none.
			if (found !== undefined) return (await edit(found, body)) ? memory.remember(SUMMARY, found) : LOOK_AGAIN;
			if (!create) return;
			const { data } = await request(`POST ${COMMENTS}`, { ...repository, issue_number, body });
			await memory.remember(SUMMARY, Number(data.id));
		});
	};
}

function summaryBody(text: string): string {
	const isMarked = parseRunMarker(text)?.kind === "summary";
	return isMarked ? clipText(text, MAX_BODY_CHARACTERS) : markedBody({ kind: "summary", head: undefined }, text);
}
