import { describe, expect, test } from "@jest/globals";
import type { Agent } from "../../../../src/agents/agent.ts";
import type { Fingerprint } from "../../../../src/findings/finding.ts";
import type { RunId } from "../../../../src/github/pull-request-host.ts";
import { chooseSubject } from "../../../../src/jobs/review/talk/choose-subject.ts";
import type { KnownFinding } from "../../../../src/store/findings.ts";

const agent = (name: string): Agent => ({ name, description: "", prompt: "", file: "", other: {} });
const AGENTS = ["architect", "auditor", "engineer"].map(agent);

const finding = (number: number, source: string, owner: string, more: Partial<KnownFinding> = {}): KnownFinding => ({
	number,
	fingerprint: `${number}`.repeat(16) as Fingerprint,
	path: "src/lib.rs",
	title: "",
	priority: "high",
	source,
	agent: owner,
	state: "open",
	firstRun: "run" as RunId,
	commentId: 100 + number,
	...more,
});
const KNOWN = [
	finding(1, "some-rule", "auditor"),
	finding(2, "engineer", "engineer"),
	finding(3, "other-rule", "engineer"),
	finding(4, "gone-agent", "gone-agent", { state: "fixed" }),
];

const subject = (body: string, threadStart?: number, known = KNOWN, last: readonly string[] = []) => {
	const chosen = chooseSubject({ body, threadStart }, known, AGENTS, last);
	return [chosen?.finding?.number, chosen?.agent.name];
};

describe("what a comment is about, and who answers", () => {
	test.each<[string, string, number | undefined, (number | string | undefined)[]]>([
		["the finding of its thread, by the agent that it belongs to", "Why?", 101, [1, "auditor"]],
		["the finding of its thread, by the agent that found it", "Why?", 102, [2, "engineer"]],
		["its thread's, whatever else it names", "Like finding 3", 101, [1, "auditor"]],
		["a finding whose agent is gone, by another", "Why?", 104, [4, "architect"]],
		["one that is named by number", "Is finding 1 true?", undefined, [1, "auditor"]],
		["one that is named by a sign", "#2 is wrong", undefined, [2, "engineer"]],
		["one that is named by fingerprint", "1111111111111111?", undefined, [1, "auditor"]],
		["the whole review, where two are named", "#1 or #2?", undefined, [undefined, "engineer"]],
		["the whole review, where none is known by the number", "See #77", undefined, [undefined, "engineer"]],
		["the whole review, by whose findings are most", "What matters?", undefined, [undefined, "engineer"]],
		["the whole review, in somebody's thread", "What matters?", 999, [undefined, "engineer"]],
	])("%s", (_what, body, thread, expected) => {
		expect(subject(body, thread)).toEqual(expected);
	});

	test.each([
		["that was chosen for the last review", ["auditor"], "auditor"],
		["at all, where that one is gone", ["nobody"], "architect"],
	])("without a finding it is an agent %s", (_who, last, expected) => {
		expect(subject("What do you think?", undefined, [], last)).toEqual([undefined, expected]);
	});

	test("nobody, where there is no agent", () => {
		expect(chooseSubject({ body: "", threadStart: undefined }, KNOWN, [], [])).toBeUndefined();
	});
});
