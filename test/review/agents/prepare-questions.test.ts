import { describe, expect, test } from "@jest/globals";
import type { Agent, Assignment } from "../../../src/agents/agent.ts";
import { DEFAULTS } from "../../../src/config/defaults.ts";
import type { ContextRequest } from "../../../src/context/context-request.ts";
import { DEFAULT_BUDGET_TOKENS } from "../../../src/context/limits.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import type { ModelWorld } from "../../../src/review/agents/model-world.ts";
import { prepareQuestions } from "../../../src/review/agents/prepare-questions.ts";
import type { ReviewRequest } from "../../../src/review/request.ts";
import { benchAgent } from "../../support/agents/bench-agents.ts";
import { type Marked, sidesOf } from "../../support/agents/bench-change.ts";
import { makeFinding } from "./make.ts";

const added = (lines: number, name: string): string[] =>
	Array.from({ length: lines }, (_, index) => `+pub const ${name}_${index}: u64 = ${index} * ${index};`);
const SMALL: Marked = { "src/a.rs": added(30, "A"), "src/b.rs": added(30, "B"), "Cargo.toml": ["+[package]"] };
/** More than one prompt holds. */
const LARGE: Marked = { "src/a.rs": added(700, "A"), "src/b.rs": added(700, "B"), "src/c.rs": added(700, "C") };

interface Asked {
	readonly marked?: Marked;
	readonly assignments: readonly (readonly [agent: Agent, ...files: string[]])[];
	readonly request?: Partial<ReviewRequest["configuration"]>;
	readonly findings?: readonly Finding[];
	readonly aliases?: ModelWorld["aliases"];
}

async function ask({ marked = SMALL, assignments, request = {}, findings = [], aliases = {} }: Asked) {
	const { change, head, readHead, readBase } = sidesOf(marked);
	const configuration = { ...DEFAULTS, ...request };
	const grep = async () => [];
	const material: ContextRequest = {
		change,
		headText: head,
		items: new Map(),
		readHead,
		grep,
		describe: async () => new Map(),
		staticFindings: findings,
		hints: [],
		guidelines: [],
		instructions: [],
		constraints: configuration.constraints,
		budgetTokens: DEFAULT_BUDGET_TOKENS,
	};
	const all: Assignment[] = assignments.map(([agent, ...files]) => ({ agent, files, reason: "it fits" }));
	const world = { aliases, nonce: "0123456789abcdef", secrets: ["hidden"], grep, readBase } as unknown as ModelWorld;
	return prepareQuestions(all, Object.keys(marked), { change, configuration, agents: [] }, material, world);
}

const shownIn = ({ request }: Awaited<ReturnType<typeof ask>>["questions"][number]) =>
	request.shown.sections.flatMap(({ kind, path }) => (kind === "change" && path ? [path] : []));

describe("who is shown what", () => {
	test("all of a change that fits one prompt, whatever the agent's own files are", async () => {
		const { questions, notRead } = await ask({
			assignments: [
				[benchAgent("x"), "src/a.rs"],
				[benchAgent("y"), "src/b.rs"],
			],
		});
		expect(questions.map(shownIn)).toEqual([Object.keys(SMALL), Object.keys(SMALL)]);
		expect(questions.map(({ request }) => request.assigned)).toEqual([["src/a.rs"], ["src/b.rs"]]);
		expect(questions.map(({ request }) => request.files)).toEqual([Object.keys(SMALL), Object.keys(SMALL)]);
		expect(notRead).toEqual([]);
	});

	test("of a larger one only its own files", async () => {
		const { questions } = await ask({ marked: LARGE, assignments: [[benchAgent("x"), "src/a.rs"]] });
		expect([...new Set(questions.flatMap(shownIn))]).toEqual(["src/a.rs"]);
	});

	test("in several prompts what does not fit one; what fits none is named once", async () => {
		const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`src/f${index}.rs`, added(400, "F")]));
		const paths = Object.keys(files) as [string];
		const { questions, notRead } = await ask({
			marked: files,
			assignments: [
				[benchAgent("x"), ...paths],
				[benchAgent("y"), ...paths],
			],
		});
		expect(questions.filter(({ request }) => request.agent.name === "x").length).toBeGreaterThan(1);
		expect(notRead.length).toBeGreaterThan(0);
		expect(new Set(notRead).size).toBe(notRead.length);
		const shown = new Set(questions.flatMap(shownIn));
		const named = notRead.map((phrase) => phrase.split(":")[0] ?? "");
		expect([...new Set([...shown, ...named])].sort()).toEqual([...paths].sort());
	});
});

describe("who is not asked", () => {
	test.each<[string, string[], number]>([
		["a manifest", ["Cargo.toml"], 0],
		["manifests and a lock file", ["Cargo.toml", "Cargo.lock", "crates/a/Cargo.toml"], 0],
		["generated code", ["src/generated/api.rs"], 0],
		["a manifest and code", ["Cargo.toml", "src/a.rs"], 1],
		["a file that only sounds like a manifest", ["src/NotCargo.toml"], 1],
	])("whose part is %s: %j is %i", async (_, files, count) => {
		const marked = Object.fromEntries([...files, "src/a.rs"].map((path) => [path, added(3, "A")]));
		const { questions } = await ask({ marked, assignments: [[benchAgent("x"), ...files]] });
		expect(questions).toHaveLength(count);
	});
});

describe("the layout", () => {
	const agents = (count: number, model?: string, words = 40) =>
		Array.from({ length: count }, (_, index) => {
			const prompt = `You are number ${index}. `.repeat(words);
			return [benchAgent(`x${index}`, { prompt, ...(model && { model }) }), "src/a.rs"] as const;
		});
	const layouts = async (asked: Asked) => (await ask(asked)).questions.map(({ request }) => request.layout);
	const many: Marked = { "src/a.rs": added(200, "A") };

	test.each<[string, Asked, string[]]>([
		["one agent alone", { marked: many, assignments: agents(1) }, ["agent-first"]],
		["three that share model and change", { marked: many, assignments: agents(3) }, Array(3).fill("change-first")],
		[
			"two on one model and one on another",
			{ marked: many, assignments: [...agents(2), ...agents(1, "sonnet")] },
			["change-first", "change-first", "agent-first"],
		],
		[
			"three whose own texts are longer than the change",
			{ assignments: agents(3, undefined, 1_500) },
			Array(3).fill("agent-first"),
		],
	])("%s", async (_, asked, expected) => expect(await layouts(asked)).toEqual(expected));

	test("does not turn with what the rules found: the next push would find nothing in the cache", async () => {
		const assignments = agents(3, undefined, 250);
		const long = { problem: "It allocates. ".repeat(20), path: "src/a.rs", startLine: 3, endLine: 3 };
		const findings = Array.from({ length: 25 }, (_, index) => makeFinding(`found ${index}`, long));
		const marked = { "src/a.rs": added(110, "A") };
		const quiet = await ask({ marked, assignments });
		const loud = await ask({ marked, assignments, findings });
		const tokens = ({ questions }: typeof quiet) => questions[0]?.context.tokens ?? 0;
		expect(tokens(loud)).toBeGreaterThan(tokens(quiet) * 1.3);
		const of = ({ questions }: typeof quiet) => questions.map(({ request }) => request.layout);
		expect(of(loud)).toEqual(of(quiet));
	});
});

describe("what goes with a question", () => {
	test("models by alias, settings, answers that are known, the fence and the secrets", async () => {
		const { questions } = await ask({
			assignments: [
				[benchAgent("x", { model: "sonnet" }), "src/a.rs"],
				[benchAgent("y"), "src/a.rs"],
			],
			request: {
				constraints: { throughput: "10 a second" },
				model: { ...DEFAULTS.model, inherited: "opus", effort: "low", thinking: "adaptive" },
			},
			aliases: { opus: "of-our-gateway" },
		});
		expect(questions.map(({ request }) => request.model)).toEqual(["claude-sonnet-5-5", "of-our-gateway"]);
		expect(questions[0]?.request).toMatchObject({
			answered: ["throughput"],
			settings: { effort: "low", thinking: "adaptive" },
			nonce: "0123456789abcdef",
			secrets: ["hidden"],
		});
	});

	test("one model for all where the configuration says so", async () => {
		const model = { ...DEFAULTS.model, forced: "haiku" };
		const { questions } = await ask({
			assignments: [[benchAgent("x", { model: "opus" }), "src/a.rs"]],
			request: { model },
		});
		expect(questions[0]?.request.model).toBe("claude-haiku-5-5");
	});

	test("labels of the evidence that is shown, and no others", async () => {
		const findings = [
			makeFinding("here", { path: "src/a.rs", startLine: 3, endLine: 3 }),
			makeFinding("elsewhere", { path: "src/other.rs" }),
		];
		const { questions } = await ask({ assignments: [[benchAgent("x"), "src/a.rs"]], findings });
		expect(questions[0]?.request.evidence).toEqual(["E1"]);
	});
});
