import { describe, expect, test } from "@jest/globals";
import type { Agent } from "../../src/agents/agent.ts";
import { UnknownAgentError, unknownConfiguredAgents } from "../../src/agents/agent-names.ts";
import { chooseAgents } from "../../src/agents/choose-agents.ts";
import { BUILT_IN } from "./built-in.ts";
import { configurationOf, profileOf } from "./profile-of.ts";

const KAFKA = profileOf("crate=rdkafka@src/in.rs:14", "kafka-settings@c.yml:2");
const NEITHER = { signals: [], concerns: { rust: false, kafka: false } };

function agentOf(name: string, description: string): Agent {
	return { name, description, other: {}, prompt: "p", file: `${name}.md` };
}

const names = (assignments: ReturnType<typeof chooseAgents>) => assignments.map(({ agent }) => agent.name);

describe("what the configuration asks for", () => {
	test("an agent that is off does not review; Rust still finds a reader", () => {
		const off = configurationOf({ off: ["rust-kafka-performance-architect"] });
		expect(names(chooseAgents(KAFKA, BUILT_IN, off))).toEqual(["rust-systems-architect"]);
		const twoOff = configurationOf({ off: ["rust-kafka-performance-architect", "rust-systems-architect"] });
		expect(names(chooseAgents(KAFKA, BUILT_IN, twoOff))).toEqual(["rust-backend-architect"]);
		const allOff = configurationOf({ off: BUILT_IN.map(({ name }) => name) });
		expect(chooseAgents(KAFKA, BUILT_IN, allOff)).toEqual([]);
	});

	test("an agent that is on reads all files, and ours still review beside it", () => {
		const house = agentOf("house-style", "Knows our house.");
		const [kafka, own] = chooseAgents(KAFKA, [...BUILT_IN, house], configurationOf({ on: ["house-style"] }));
		expect(kafka?.agent.name).toBe("rust-kafka-performance-architect");
		expect(own).toEqual({
			agent: house,
			files: ["src/in.rs", "c.yml"],
			reason: "chosen because the configuration has it always review, for src/in.rs:14",
		});
	});

	test("an agent that is on reviews even a change with neither Rust nor Kafka", () => {
		const on = configurationOf({ on: ["performance-auditor"] });
		expect(chooseAgents(NEITHER, BUILT_IN, on, { files: ["app.py"] })).toMatchObject([{ files: ["app.py"] }]);
		expect(chooseAgents(NEITHER, BUILT_IN, on)).toEqual([]);
	});

	test("an agent is forced for its paths, beside the files that fit it anyway", () => {
		const forced = [{ paths: ["c.yml", "docs/**"], agents: ["performance-auditor"] }];
		const [auditor] = chooseAgents(KAFKA, BUILT_IN, configurationOf({ forced }), {
			files: ["src/in.rs", "c.yml", "docs/a.md"],
		});
		expect(auditor).toMatchObject({
			files: ["c.yml", "docs/a.md"],
			reason: "chosen because the configuration forces it for c.yml:2",
		});
		const both = profileOf("timeout@src/in.rs:3", "kafka-settings@c.yml:2");
		expect(chooseAgents(both, BUILT_IN, configurationOf({ forced }))[0]).toMatchObject({
			files: ["src/in.rs", "c.yml"],
			reason: "chosen because src/in.rs:3 sets a timeout or a retry",
		});
	});

	test("off is stronger than on and forced", () => {
		const forced = [{ paths: ["**"], agents: ["performance-auditor"] }];
		const configuration = configurationOf({ on: ["performance-auditor"], off: ["performance-auditor"], forced });
		expect(names(chooseAgents(KAFKA, BUILT_IN, configuration))).not.toContain("performance-auditor");
	});

	test("excluded paths are nobody's, and included ones all that is read", () => {
		const excluded = configurationOf({}, { exclude: ["src/**"] });
		expect(chooseAgents(KAFKA, BUILT_IN, excluded)).toMatchObject([{ files: ["c.yml"] }]);
		const included = configurationOf({}, { include: ["src/**"] });
		expect(chooseAgents(KAFKA, BUILT_IN, included)).toMatchObject([{ files: ["src/in.rs"] }]);
	});

	test("names that no agent has are told, with the nearest", () => {
		const forced = [{ paths: ["**"], agents: ["rust-backend-architekt"] }];
		const messages = unknownConfiguredAgents(configurationOf({ on: ["performance-auditor"], forced }), BUILT_IN);
		expect(messages).toEqual([expect.stringContaining("Did you mean `rust-backend-architect`?")]);
	});
});

describe("agents asked for by name", () => {
	test("review alone, even when they are off, and say so with a place", () => {
		const off = configurationOf({ off: ["performance-auditor"] });
		expect(chooseAgents(KAFKA, BUILT_IN, off, { only: ["performance-auditor"] })).toMatchObject([
			{
				agent: { name: "performance-auditor" },
				files: ["src/in.rs", "c.yml"],
				reason: "chosen because it was asked for by name, for src/in.rs:14",
			},
		]);
	});

	test("that do not exist are an error with the known names and the nearest", () => {
		const ask = () => chooseAgents(KAFKA, BUILT_IN, configurationOf(), { only: ["perfomance-auditor"] });
		expect(ask).toThrow(UnknownAgentError);
		expect(ask).toThrow(
			/no agent `perfomance-auditor`. Did you mean `performance-auditor`\? Known agents: .*rust-systems-architect/,
		);
		expect(() => chooseAgents(NEITHER, BUILT_IN, configurationOf(), { only: ["nobody"] })).toThrow(UnknownAgentError);
	});
});

describe("agents that were not written for Gregor", () => {
	const profile = profileOf(
		"crate=tokio@src/run.rs:3",
		"runtime=tokio@src/run.rs:9",
		"unsafe@src/raw.rs:1",
		"kafka-settings@c.yml:2",
	);

	test.each([
		["Reviews async Rust services built on Tokio.", ["src/run.rs"]],
		["Audits Rust for memory safety and performance.", ["src/raw.rs"]],
		["Architect for Kafka: topics, settings and throughput.", ["c.yml"]],
		["Optimizes Rust and Kafka with Tokio.", ["src/run.rs", "c.yml"]],
		["Writes Tokio services in Rust.", []],
		["Reviews async Python services and their pools.", []],
		["Reviews Rust.", []],
		["Reviews trusty async code on tokio.", []],
		["", []],
	])("%s", (description, files) => {
		const chosen = chooseAgents(profile, [agentOf("own", description)], configurationOf());
		expect(chosen.flatMap((assignment) => assignment.files)).toEqual(files);
		for (const { reason } of chosen) expect(reason).toMatch(/^chosen because \S+:\d+ /);
	});

	test("one for Kafka does not read Rust that has nothing to do with it", () => {
		const rust = profileOf("crate=tokio@src/run.rs:3");
		expect(chooseAgents(rust, [agentOf("own", "Reviews Kafka clients on tokio.")], configurationOf())).toEqual([]);
	});

	test("one may take paths that hold no signal", () => {
		const applies = { crates: [], symbols: [], paths: ["runbooks/**"], changes: [] };
		const own: Agent = { ...agentOf("own", ""), review: { focus: "both", applies, sections: [], questions: [] } };
		const chosen = chooseAgents(KAFKA, [own], configurationOf(), { files: ["src/in.rs", "runbooks/lag.md"] });
		expect(chosen).toMatchObject([
			{
				files: ["runbooks/lag.md", "src/in.rs"],
				reason: expect.stringContaining(
					"because runbooks/lag.md:1 lies under `runbooks/**`; it also takes src/in.rs:14",
				),
			},
		]);
	});

	test("one with a review block of its own is chosen like ours", () => {
		const applies = { crates: ["sled"], symbols: [], paths: ["engine/**"], changes: [] };
		const own: Agent = { ...agentOf("own", ""), review: { focus: "both", applies, sections: [], questions: [] } };
		const sled = profileOf("crate=sled@src/kv.rs:2", "rust@engine/a.rs:4");
		expect(chooseAgents(sled, [own], configurationOf())).toMatchObject([
			{ files: ["src/kv.rs", "engine/a.rs"].toSorted().toReversed(), reason: "chosen because src/kv.rs:2 uses sled" },
		]);
	});
});
