/** What was written beforehand is what a model could have answered: exact quotations, in the schema that it is given. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { answerAsWritten } from "../../scripts/demo/model/answer-as-written.ts";
import { kafkaArchitect } from "../../scripts/demo/model/answers/kafka-architect.ts";
import { performanceAuditor } from "../../scripts/demo/model/answers/performance-auditor.ts";
import { performanceEngineer } from "../../scripts/demo/model/answers/performance-engineer.ts";
import { systemsArchitect } from "../../scripts/demo/model/answers/systems-architect.ts";
import type { WrittenAnswer } from "../../scripts/demo/model/written.ts";
import { readStage } from "../../scripts/demo/read-stage.ts";
import { ANSWER_FORMAT } from "../../src/model/prompt/answer-schema.ts";
import { fence } from "../../src/model/prompt/fence.ts";
import { builtInAgents } from "../../src/settings/read-settings.ts";
import type { MessagesRequest } from "../support/anthropic/messages-request.ts";
import { NONCE } from "../support/anthropic/samples.ts";

const ANSWERS = [kafkaArchitect, performanceAuditor, performanceEngineer, systemsArchitect];
const FIRST = readStage("pull-request");
const SECOND = { ...FIRST, ...readStage("next-commit") };
const agents = await builtInAgents();
const isAnswer = new Ajv().compile(ANSWER_FORMAT.schema);

function asked(answer: WrittenAnswer, files: Readonly<Record<string, string>>): Record<string, readonly object[]> {
	const agent = agents.find(({ name }) => name === answer.agent);
	const content = Object.entries(files).map(([path, text]) => {
		const lines = text.split("\n").map((line, index) => `${index + 1} + ${line}`);
		return { type: "text" as const, text: fence(NONCE, `Change (added): ${path}`, lines.join("\n")) };
	});
	const request: MessagesRequest = {
		model: "any",
		max_tokens: 1,
		stream: true,
		system: agent?.prompt ?? "",
		messages: [{ role: "user", content }],
		tool_choice: { type: "none" },
	};
	const reply = answerAsWritten(agents)(request, 0);
	return JSON.parse(("text" in reply && reply.text) || "{}");
}

describe.each(ANSWERS.map((answer) => [answer.agent, answer] as const))("%s", (_, answer) => {
	test("answers in the schema, with all that it has to say of the first commit", () => {
		const given = asked(answer, FIRST);
		expect(isAnswer(given) ? [] : isAnswer.errors).toEqual([]);
		expect(given.findings).toHaveLength(answer.findings.length);
	});

	test("quotes whole lines of the commit in which it says a thing", () => {
		const { lookups, findings, questions, summary } = answer;
		const wholes = [FIRST, SECOND].flatMap((files) => Object.entries(files));
		const invented = [...lookups, ...findings, ...questions, ...summary].filter(
			({ path, quote }) => !wholes.some(([name, text]) => name === path && `\n${text}`.includes(`\n${quote}\n`)),
		);
		expect(invented).toEqual([]);
	});

	test("has nothing to say where nothing of the sample is shown", () => {
		expect(asked(answer, readStage("clean-change")).findings).toEqual([]);
	});

	test("judges rules that there are", () => {
		const page = (rule: string) => fileURLToPath(new URL(`../../docs/rules/${rule}.md`, import.meta.url));
		for (const { rule } of answer.verdicts) expect(readFileSync(page(rule), "utf8")).toContain(rule);
	});
});
