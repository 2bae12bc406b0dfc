import { type AppIdentity, type Author, isNamed, isOurs } from "./app-identity.ts";
import { MAX_GRAPHQL_ITEMS_PER_PAGE, MAX_PAGES } from "./limits.ts";
import type { Installation } from "./open-installation.ts";
import type { ParseFingerprint } from "./posting/post-review.ts";
import type { ReviewThread } from "./pull-request-host.ts";

/** Comments of one thread that are looked at; a longer thread certainly has replies. */
const COMMENTS_OF_A_THREAD = 20;

const THREADS = `query Threads($owner: String!, $repo: String!, $number: Int!, $after: String) {
	repository(owner: $owner, name: $repo) {
		pullRequest(number: $number) {
			reviewThreads(first: ${MAX_GRAPHQL_ITEMS_PER_PAGE}, after: $after) {
				pageInfo { hasNextPage endCursor }
				nodes {
					id
					isResolved
					isOutdated
					resolvedBy { login }
					comments(first: ${COMMENTS_OF_A_THREAD}) {
						totalCount
						nodes { fullDatabaseId body author { login __typename } }
					}
				}
			}
		}
	}
}`;

const RESOLVE = `mutation Resolve($threadId: ID!) {
	resolveReviewThread(input: { threadId: $threadId }) { thread { isResolved } }
}`;

interface ThreadNode {
	readonly id: string;
	readonly isResolved: boolean;
	readonly isOutdated: boolean;
	readonly resolvedBy: Author;
	readonly comments: {
		readonly totalCount: number;
		readonly nodes: readonly { readonly fullDatabaseId: string; readonly body: string; readonly author: Author }[];
	};
}

interface ThreadsAnswer {
	readonly repository: {
		readonly pullRequest: {
			readonly reviewThreads: {
				readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
				readonly nodes: readonly ThreadNode[];
			};
		};
	};
}

/** Threads whose first comment is ours and carries a finding's marker, in GitHub's order. */
export async function readThreads(
	installation: Installation,
	number: number,
	parseFingerprint: ParseFingerprint,
): Promise<readonly ReviewThread[]> {
	const identity = await installation.identity();
	const ours: ReviewThread[] = [];
	let after: string | null = null;
	for (let page = 1; page <= MAX_PAGES; page++) {
		const answer: ThreadsAnswer = await installation.graphql(THREADS, { ...installation.repository, number, after });
		const { nodes, pageInfo } = answer.repository.pullRequest.reviewThreads;
		ours.push(...nodes.flatMap((node) => toThread(node, identity, parseFingerprint) ?? []));
		if (!pageInfo.hasNextPage) break;
		after = pageInfo.endCursor;
	}
	return ours;
}

function toThread(node: ThreadNode, identity: AppIdentity, parse: ParseFingerprint): ReviewThread | undefined {
	const [first, ...replies] = node.comments.nodes;
	const fingerprint = first && isOurs(first.author, identity) ? parse(first.body) : undefined;
	if (first === undefined || fingerprint === undefined) return undefined;
	const unseen = node.comments.totalCount > node.comments.nodes.length;
	return {
		id: node.id,
		fingerprint,
		isResolved: node.isResolved,
		isOutdated: node.isOutdated,
		hasReplies: unseen || replies.some((reply) => !isOurs(reply.author, identity)),
		resolvedByPerson: node.isResolved && !isNamed(node.resolvedBy, identity),
		commentId: Number(first.fullDatabaseId),
	};
}

/** GitHub leaves a resolved thread as it is, so a failed try may be repeated as it stands. */
export async function resolveThread(installation: Installation, threadId: string): Promise<void> {
	await installation.graphqlToResolve(RESOLVE, { threadId });
}
