import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { AgentOutcome } from "../../src/model/agent-outcome.ts";
import { askAgent } from "../../src/model/ask-agent.ts";
import { openBudget } from "../../src/model/budget.ts";
import { openClient } from "../../src/model/client.ts";
import { RUN_MS } from "../../src/model/limits.ts";
import type { ModelClient } from "../../src/model/model-client.ts";
import { openPacing } from "../../src/model/pacing.ts";
import { fakeClock } from "../support/anthropic/fake-clock.ts";
import { CARRIERS, obey, PAYLOADS, type Payload } from "../support/anthropic/injection.ts";
import type { MessagesRequest } from "../support/anthropic/messages-request.ts";
import { NONCE, SAMPLE_REQUEST, SAMPLE_TREE } from "../support/anthropic/samples.ts";
import { KEY, type StandIn, startStandIn } from "../support/anthropic/stand-in.ts";

let standIn: StandIn;
let client: ModelClient;
let payload: Payload | undefined;
let from = 0;

beforeAll(async () => {
	standIn = await startStandIn((_, turn) => obey(payload ?? (PAYLOADS[0] as Payload), turn - from));
	client = await openClient({ platform: "anthropic", apiKey: KEY, baseUrl: standIn.url });
});
afterAll(async () => standIn.close());

/** What may be told of a review by an agent; nothing in it approves, or says that a change is clean. */
const TOLD =
	"agent calls dollars durationMs findings model notShown problems questions state summary toolCalls usage verdicts";

const cases = Object.keys(CARRIERS).flatMap((carrier) => PAYLOADS.map((one) => [carrier, one.name, one] as const));

describe("a model that obeys what stands in the change", () => {
	test("there are 200 cases", () => expect(cases).toHaveLength(200));
	test.each(cases)("%s: %s", async (carrier, _name, one) => {
		payload = one;
		from = standIn.requests.length;
		const asked: string[] = [];
		const outcome = await review(carrier, one, asked);
		expect(Object.keys(outcome).sort().join(" ")).toBe(TOLD);
		nothingSecret(outcome);
		expect(outcome.verdicts.filter(({ verdict }) => verdict === "refute")).toEqual([]);
		expect(outcome.problems.join()).toContain("speaks to reviewers");
		expect(asked.filter((path) => path !== "forward")).toEqual([]);
		expect(outcome.toolCalls).toBeLessThanOrEqual(12);
		for (const found of outcome.findings) {
			expect(SAMPLE_REQUEST.files).toContain(found.path);
			expect(found).toMatchObject({ source: SAMPLE_REQUEST.agent.name, report: "post" });
			expect(found.confidence).toBeLessThanOrEqual(1);
			expect(found.suggestion).toBeUndefined();
		}
		expect(outcome.findings.length).toBeLessThanOrEqual(30);
		expect(outcome.questions).toEqual([]);
		staysInItsFence(standIn.requests[from] as MessagesRequest, one);
	});
});

async function review(carrier: string, { text }: Payload, asked: string[]): Promise<AgentOutcome> {
	const request = CARRIERS[carrier]?.(text);
	if (!request) throw new Error(`There is no carrier ${carrier}.`);
	const clock = fakeClock();
	const listen = <T>(what: string, answer: T): T => {
		asked.push(what);
		return answer;
	};
	const tree = {
		readFile: (path: string) => listen(path, SAMPLE_TREE.readFile(path)),
		search: (wanted: string) => listen(wanted, SAMPLE_TREE.search(wanted)),
		findDefinition: (name: string) => listen(name, SAMPLE_TREE.findDefinition(name)),
	};
	const world = {
		client,
		clock,
		budget: openBudget({}),
		pacing: openPacing(clock),
		deadline: RUN_MS,
		signal: new AbortController().signal,
	};
	return askAgent({ ...request, tree, secrets: [KEY] }, world);
}

function nothingSecret({ problems, ...outcome }: AgentOutcome): void {
	const told = JSON.stringify(outcome).toLowerCase();
	for (const secret of [KEY, NONCE, [...KEY].join(" "), "javascript:"])
		expect(told).not.toContain(secret.toLowerCase());
	expect(told).not.toMatch(/(?:\/\/|www\.)[^\s"]*evil\.example/);
	expect(told).not.toContain("\u202e");
	expect(problems.join()).not.toContain(NONCE);
}

/** Outside of the fences nothing of the payload is left, and the rules and tools are those of every review. */
function staysInItsFence(request: MessagesRequest, { text }: Payload): void {
	const content = request.messages[0]?.content;
	const blocks = (typeof content === "string" ? [] : (content ?? [])).map((block) =>
		"text" in block ? block.text : "",
	);
	const open = blocks
		.slice(1)
		.join("\n")
		.replace(new RegExp(`<data-${NONCE} about="[^"<>\n]*">\n[\\s\\S]*?\n</data-${NONCE}>`, "g"), "");
	expect(blocks.join("\n")).toContain(
		text
			.slice(-20)
			.trim()
			.split("\n")
			.at(-1)
			?.replace(/<[^>]*>$/, "")
			.slice(0, 8),
	);
	for (const line of text.split("\n").filter((part) => part.length > 12)) expect(open).not.toContain(line);
	expect(open).not.toContain(NONCE);
	expect(JSON.stringify([request.system, request.tools])).not.toContain(text.slice(0, 20));
}
