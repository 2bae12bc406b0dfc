import { BOT, COMMENTED_AT, type FakeNote, type FakeWorld } from "./fake-world.ts";

export interface Answer {
	readonly status: number;
	readonly data?: unknown;
	readonly headers?: Record<string, string>;
}

interface Request {
	readonly method: string;
	readonly route: string;
	readonly url: URL;
	readonly body: Readonly<Record<string, unknown>>;
	readonly authorization: string;
	readonly params: Readonly<Record<string, string>>;
}

export interface Asked extends Request {
	readonly answer: (world: FakeWorld) => Answer;
}

type Handler = (world: FakeWorld, asked: Request) => Answer;

const ok = (data: unknown): Answer => ({ status: 200, data });
const created = (data: unknown): Answer => ({ status: 201, data });
const NOT_FOUND: Answer = { status: 404, data: { message: "Not Found" } };
const REFUSED: Answer = {
	status: 422,
	data: { message: "Unprocessable Entity", errors: ["Line could not be resolved"] },
};

const REPO = "/repos/{owner}/{repo}";
const PULL = `${REPO}/pulls/{number}`;

const handlers: Readonly<Record<string, Handler>> = {
	"GET /app": () => ok({ id: 7, slug: "gregor" }),
	"POST /app/installations/{id}/access_tokens": (world, { body }) => {
		world.tokenRequests.push(body);
		const token = `secret-token-${world.tokenRequests.length}`;
		return created({ token, expires_at: new Date(Date.now() + world.tokenLifeMs).toISOString(), permissions: {} });
	},
	[`GET ${PULL}`]: (world) => {
		const base = { ref: "main", sha: "c".repeat(40), repo: { id: 1 } };
		const head = { ref: "topic", sha: world.head, repo: null };
		return ok({
			title: "A change",
			body: null,
			user: null,
			draft: false,
			state: "open",
			base,
			head,
			comments: world.issueComments.length,
		});
	},
	[`GET ${PULL}/reviews`]: (world, asked) => ok(page(world.reviews, asked)),
	[`POST ${PULL}/reviews`]: createReview,
	[`POST ${PULL}/reviews/{id}/events`]: (world, { params }) => {
		const review = world.reviews.find((each) => each.id === Number(params.id));
		if (!review) return NOT_FOUND;
		if (review.state !== "PENDING") return REFUSED;
		review.state = "COMMENTED";
		return ok(review);
	},
	[`DELETE ${PULL}/reviews/{id}`]: (world, { params }) => {
		const review = world.reviews.find((each) => each.id === Number(params.id));
		if (!review) return NOT_FOUND;
		if (review.state !== "PENDING") return REFUSED;
		world.reviews = world.reviews.filter((each) => each !== review);
		return ok(review);
	},
	[`GET ${PULL}/reviews/{id}/comments`]: (world, asked) => {
		const review = world.reviews.find((each) => each.id === Number(asked.params.id));
		return review ? ok(page(review.comments, asked)) : NOT_FOUND;
	},
	[`GET ${REPO}/issues/{number}/comments`]: (world, asked) => ok(page(world.issueComments, asked)),
	[`POST ${REPO}/issues/{number}/comments`]: (world, { body }) => created(addNote(world, world.issueComments, body)),
	[`GET ${REPO}/issues/comments/{id}`]: (world, { params }) => one(world.issueComments, params),
	[`PATCH ${REPO}/issues/comments/{id}`]: (world, { params, body }) => {
		const note = world.issueComments.find((each) => each.id === Number(params.id));
		if (note) note.body = String(body.body);
		return note ? ok(note) : NOT_FOUND;
	},
	[`POST ${REPO}/issues/comments/{id}/reactions`]: react,
	[`GET ${PULL}/comments`]: (world, asked) => {
		const submitted = world.reviews.filter(({ state }) => state !== "PENDING");
		const ofReviews = submitted.flatMap(({ id, comments }) =>
			comments.map((each) => ({ ...each, pull_request_review_id: id })),
		);
		const all = [...world.reviewComments, ...ofReviews];
		return ok(page(asked.url.searchParams.get("direction") === "desc" ? all.reverse() : all, asked));
	},
	[`GET ${REPO}/pulls/comments/{id}`]: (world, { params }) => one(world.reviewComments, params),
	[`POST ${REPO}/pulls/comments/{id}/reactions`]: react,
	[`POST ${PULL}/comments/{id}/replies`]: (world, { params, body }) => {
		const first = world.reviewComments.find((each) => each.id === Number(params.id));
		if (!first || first.in_reply_to_id !== undefined) return REFUSED;
		return created(addNote(world, world.reviewComments, { ...body, in_reply_to_id: first.id }));
	},
	[`GET ${REPO}/commits/{ref}/check-runs`]: (world, asked) => {
		const runs = world.checks.map((each) => ({ ...each, output: { annotations_count: each.annotations.length } }));
		return ok({ total_count: runs.length, check_runs: page(runs, asked) });
	},
	[`POST ${REPO}/check-runs`]: (world, { body }) => {
		const empty = { status: "", conclusion: null, title: "", summary: "", annotations: [] };
		const check = { id: world.nextId++, external_id: String(body.external_id), ...empty };
		world.checks.push(check);
		return updateCheck(check, body, 201);
	},
	[`PATCH ${REPO}/check-runs/{id}`]: (world, { params, body }) => {
		const check = world.checks.find((each) => each.id === Number(params.id));
		return check ? updateCheck(check, body, 200) : NOT_FOUND;
	},
	[`GET ${REPO}/collaborators/{login}/permission`]: (world, { params }) => {
		const role = world.roles.get(decodeURIComponent(params.login ?? ""));
		return role ? ok(role) : NOT_FOUND;
	},
	"POST /graphql": graphql,
};

function createReview(world: FakeWorld, { body }: Request): Answer {
	const comments = (body.comments ?? []) as { line: number; path: string; body: string }[];
	const isLocked = world.reviews.some((each) => each.state === "PENDING" && each.user.login === BOT.login);
	if (isLocked || comments.some((each) => world.refuses(each))) return REFUSED;
	const kept = comments.map((each) => ({ ...each, id: world.nextId++ }));
	const review = {
		id: world.nextId++,
		state: "PENDING" as const,
		body: String(body.body),
		user: BOT,
		comments: kept,
	};
	world.reviews.push(review);
	return ok(review);
}

function updateCheck(check: FakeWorld["checks"][number], body: Request["body"], status: number): Answer {
	const output = body.output as { title: string; summary: string; annotations?: unknown[] };
	if ((output.annotations?.length ?? 0) > 50) return REFUSED;
	check.status = String(body.status);
	check.conclusion = typeof body.conclusion === "string" ? body.conclusion : null;
	check.title = output.title;
	check.summary = output.summary;
	check.annotations.push(...(output.annotations ?? []));
	return { status, data: { id: check.id } };
}

function addNote(world: FakeWorld, notes: FakeNote[], body: Request["body"]): FakeNote {
	const reply = typeof body.in_reply_to_id === "number" ? { in_reply_to_id: body.in_reply_to_id } : {};
	const note = { id: world.nextId++, body: String(body.body), user: BOT, created_at: COMMENTED_AT, ...reply };
	notes.push(note);
	return note;
}

function react(world: FakeWorld, { params, body }: Request): Answer {
	const reaction = `${params.id} ${body.content}`;
	if (world.reactions.includes(reaction)) return ok({});
	world.reactions.push(reaction);
	return created({});
}

function graphql(world: FakeWorld, { body }: Request): Answer {
	const variables = body.variables as { after?: string | null; threadId?: string };
	if (variables.threadId !== undefined) {
		const thread = world.threads.find((each) => (each as { id: string }).id === variables.threadId);
		if (!thread) return ok({ data: null, errors: [{ type: "NOT_FOUND", message: "secret text" }] });
		Object.assign(thread, { isResolved: true, resolvedBy: { login: "gregor", __typename: "Bot" } });
		return ok({ data: { resolveReviewThread: { thread: { isResolved: true } } } });
	}
	const from = Number(variables.after ?? 0);
	const pageInfo = { hasNextPage: from + 100 < world.threads.length, endCursor: String(from + 100) };
	const reviewThreads = { pageInfo, nodes: world.threads.slice(from, from + 100) };
	return ok({ data: { repository: { pullRequest: { reviewThreads } } } });
}

function one(notes: readonly FakeNote[], params: Request["params"]): Answer {
	const note = notes.find((each) => each.id === Number(params.id));
	return note ? ok(note) : NOT_FOUND;
}

function page<T>(items: readonly T[], { url }: Request): T[] {
	const number = Number(url.searchParams.get("page") ?? 1);
	const size = Number(url.searchParams.get("per_page") ?? 30);
	return items.slice((number - 1) * size, number * size);
}

export const routes: readonly (readonly [string, string, RegExp, Handler])[] = Object.entries(handlers).map(
	([name, handler]) => {
		const [method = "", route = ""] = name.split(" ");
		const pattern = new RegExp(`^${route.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
		return [method, route, pattern, handler];
	},
);
