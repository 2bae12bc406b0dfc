import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Fingerprint } from "../../src/findings/finding.ts";
import type { InstallationId, RunId } from "../../src/github/pull-request-host.ts";
import { MAX_WEBHOOK_BYTES } from "../../src/web/handle-request.ts";
import { openWebRole, SECRET, type WebRole } from "./support/open-web-role.ts";
import { sign } from "./support/sign.ts";
import { EXAMPLES, type Example, example, type Payload, WITHOUT_INSTALLATION } from "./support/webhook-examples.ts";

let web: WebRole;
beforeAll(async () => {
	web = await openWebRole();
}, 60_000);
beforeEach(() => web.empty());
afterAll(() => web.close());

const deliver = ({ event, payload }: Example, id: string = randomUUID()) =>
	web.post({ event, id, body: JSON.stringify(payload) });

/** What the examples ask for as they are: none of their comments is a command, calls Gregor, or answers it. */
const DOCUMENTED: Readonly<Record<string, string>> = {
	"pull_request.opened": "opened",
	"pull_request.reopened": "reopened",
	"pull_request.ready_for_review": "ready",
	"pull_request.synchronize": "synchronize",
	"pull_request.closed": "closed",
	"pull_request_review_thread.resolved": "thread-resolved",
	"pull_request_review_thread.unresolved": "thread-unresolved",
	"check_run.requested_action": "requested-action",
};

test("every example is answered, and exactly the documented ones ask for something", async () => {
	const expected: string[] = [];
	for (const one of EXAMPLES) {
		const { status, text } = await deliver(one);
		const name = `${one.event}.${one.payload.action ?? ""}`;
		expect({ name, isRefused: status >= 300, isTold: text.includes(SECRET) }).toEqual({
			name,
			isRefused: false,
			isTold: false,
		});
		const before = expected.length;
		if (DOCUMENTED[name]) expected.push(DOCUMENTED[name]);
		const asked = await web.requests();
		// Two examples are of an uninstallation, which forgets what its account asked for.
		if (name.startsWith("installation.deleted")) expected.splice(0, expected.length, ...asked);
		else expect({ name, asked: asked.slice(before) }).toEqual({ name, asked: expected.slice(before) });
	}
	expect([EXAMPLES.length, WITHOUT_INSTALLATION]).toEqual([329, 196]);
}, 60_000);

const command = (payload: Payload, body = "/review") => ({ comment: { ...payload.comment, body } });
const onPullRequest = (payload: Payload) => ({ issue: { ...payload.issue, pull_request: { url: "there" } } });
const byBot = (payload: Payload) => ({ ...payload.comment?.user, type: "Bot", login: "other[bot]" });
const pullOf = (payload: Payload, number: number, base = payload.repository) => ({
	number,
	base: { repo: { ...base } },
	head: { repo: { ...payload.repository } },
});
const checked = (...numbers: number[]) => {
	return (payload: Payload) => ({
		check_run: { ...payload.check_run, pull_requests: numbers.map((number) => pullOf(payload, number)) },
	});
};

const inThread = (payload: Payload, start: number) => ({
	comment: { ...command(payload, "Why?").comment, in_reply_to_id: start },
});

test("a reply in a thread of Gregor's asks for an answer, by a person only", async () => {
	const one = example("pull_request_review_comment", "created");
	const { installation, repository, pull_request } = one.payload as unknown as {
		installation: { id: InstallationId };
		repository: { name: string; owner: { login: string } };
		pull_request: { number: number };
	};
	const pullRequest = {
		installationId: installation.id,
		owner: repository.owner.login,
		repo: repository.name,
		number: pull_request.number,
	};
	const finding = { path: "a.rs", title: "t", priority: "high" as const, source: "rule", agent: "agent", commentId: 9 };
	const fingerprint = "f".repeat(16) as Fingerprint;
	await web.store.rememberFindings(pullRequest, "run" as RunId, [{ ...finding, fingerprint }]);
	const byABot = (payload: Payload) => ({ comment: { ...inThread(payload, 9).comment, user: byBot(payload) } });
	await deliver(example("pull_request_review_comment", "created", byABot));
	expect(await web.requests()).toEqual([]);
	await deliver(example("pull_request_review_comment", "created", (payload) => inThread(payload, 9)));
	expect(await web.requests()).toEqual(["talk"]);
});

describe("asks for", () => {
	test.each<[string, Example, string[]]>([
		[
			"a command on a pull request",
			example("issue_comment", "created", (payload) => ({ ...command(payload), ...onPullRequest(payload) })),
			["command"],
		],
		["nothing: a command on an issue", example("issue_comment", "created", (payload) => command(payload)), []],
		[
			"nothing: a command that is edited in",
			example("issue_comment", "edited", (payload) => ({ ...command(payload), ...onPullRequest(payload) })),
			[],
		],
		[
			"nothing: another bot's command",
			example("issue_comment", "created", (payload) => ({
				...onPullRequest(payload),
				...command(payload, "/deploy"),
			})),
			[],
		],
		[
			"nothing: a command by a bot",
			example("issue_comment", "created", (payload) => ({
				...onPullRequest(payload),
				comment: { ...command(payload).comment, user: byBot(payload) },
			})),
			[],
		],
		[
			"nothing: a command by someone whose account is gone",
			example("issue_comment", "created", (payload) => ({
				...onPullRequest(payload),
				comment: { ...command(payload).comment, user: null },
			})),
			[],
		],
		[
			"a command in a thread",
			example("pull_request_review_comment", "created", (payload) => command(payload, "/dismiss")),
			["command"],
		],
		[
			"nothing: a command in a thread by a bot",
			example("pull_request_review_comment", "created", (payload) => ({
				comment: { ...command(payload).comment, user: byBot(payload) },
			})),
			[],
		],
		[
			"nothing: a bot resolves a thread",
			example("pull_request_review_thread", "resolved", (payload) => ({
				sender: { ...payload.sender, type: "Bot" },
			})),
			[],
		],
		[
			"an answer: a mention on a pull request",
			example("issue_comment", "created", (payload) => ({
				...command(payload, "Why is that slow, @gregor?"),
				...onPullRequest(payload),
			})),
			["talk"],
		],
		[
			"nothing: a mention on an issue",
			example("issue_comment", "created", (payload) => command(payload, "@gregor")),
			[],
		],
		[
			"nothing: a mention by a bot",
			example("issue_comment", "created", (payload) => ({
				...onPullRequest(payload),
				comment: { ...command(payload, "@gregor").comment, user: byBot(payload) },
			})),
			[],
		],
		[
			"nothing: a mention that is code or quoted",
			example("issue_comment", "created", (payload) => ({
				...command(payload, "`@gregor`\n\n> @gregor why?"),
				...onPullRequest(payload),
			})),
			[],
		],
		[
			"an answer: a mention on a line",
			example("pull_request_review_comment", "created", (payload) => command(payload, "@gregor why?")),
			["talk"],
		],
		[
			"a command, and no answer, where there are both",
			example("pull_request_review_comment", "created", (payload) => command(payload, "/dismiss\n\n@gregor why?")),
			["command"],
		],
		[
			"nothing: a reply in somebody's thread",
			example("pull_request_review_comment", "created", (payload) => inThread(payload, 5)),
			[],
		],
		["a check again", example("check_run", "rerequested", checked(7)), ["rerequested"]],
		[
			"a check again, of two pull requests",
			example("check_run", "rerequested", checked(7, 8)),
			["rerequested", "rerequested"],
		],
		[
			"nothing: a check again, of a pull request in another repository",
			example("check_run", "rerequested", (payload) => ({
				check_run: { ...payload.check_run, pull_requests: [pullOf(payload, 7, { id: 99, name: "fork" })] },
			})),
			[],
		],
		[
			"nothing: a pull request without an installation",
			example("pull_request", "opened", () => ({ installation: undefined })),
			[],
		],
	])("%s", async (_name, one, kinds) => {
		expect((await deliver(one)).status).toBeLessThan(300);
		expect(await web.requests()).toEqual(kinds);
	});
});

describe("what is not GitHub's is refused, and nothing of it is stored", () => {
	const { event, payload } = example("pull_request", "opened");
	const body = JSON.stringify(payload);

	test.each([
		["a signature with another secret", sign("development", body)],
		["a signature of another body", sign(SECRET, `${body} `)],
		["an empty signature", ""],
		["what is no signature", "sha256=no"],
		["an older kind of signature", sign(SECRET, body).replace("sha256=", "sha1=")],
	])("%s", async (_name, signature) => {
		const { status, text } = await web.post({ event, id: randomUUID(), body, signature });
		expect([Math.floor(status / 100), text.includes(SECRET)]).toEqual([4, false]);
		expect([await web.requests(), await web.deliveries()]).toEqual([[], 0]);
	});

	test.each([
		["no JSON", "{"],
		["nothing", ""],
		["a list", "[]"],
		["null", "null"],
		["an event without its parts", `{"action":"opened"}`],
	])("%s, though signed; and the next one is taken", async (_name, odd) => {
		const { status, text } = await web.post({ event, id: randomUUID(), body: odd });
		expect([status >= 400 || odd === "[]", text.includes(SECRET)]).toEqual([true, false]);
		expect([await web.requests(), await web.deliveries()]).toEqual([[], 0]);
		expect((await deliver({ event, payload })).status).toBe(200);
	});

	test("a body over the limit", async () => {
		const long = Buffer.alloc(MAX_WEBHOOK_BYTES + 1, " ");
		const { status } = await web.post({ event, id: randomUUID(), body: long });
		expect(status).toBe(413);
		expect([await web.requests(), await web.deliveries()]).toEqual([[], 0]);
	});
});

test("one delivery twenty times at once is one request and one job", async () => {
	const before = (await web.queue.stats()).depth;
	const id = randomUUID();
	const one = example("pull_request", "opened", (payload) => ({
		pull_request: { ...payload.pull_request, number: 20 },
	}));
	const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(one, id)));
	expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
	expect([await web.requests(), await web.deliveries()]).toEqual([["opened"], 1]);
	expect((await web.queue.stats()).depth).toBe(before + 1);
});

test("what is asked for in twenty different deliveries is done by one job", async () => {
	const before = (await web.queue.stats()).depth;
	const one = example("pull_request", "synchronize", (payload) => ({
		pull_request: { ...payload.pull_request, number: 21 },
	}));
	await Promise.all(Array.from({ length: 20 }, () => deliver(one)));
	expect(await web.requests()).toHaveLength(20);
	expect((await web.queue.stats()).depth).toBe(before + 1);
});
