import { expect, test } from "@jest/globals";
import { checkAgentNames, checkRuleIds } from "../../src/config/check-names.ts";
import { readConfiguration } from "../../src/config/read-configuration.ts";

const FILE = ".github/gregor.yml";
const { configuration } = readConfiguration(
	`
agents:
  on: [kafka-architect, kafka-architekt]
  off: [nobody]
  paths: [{ paths: ["**"], agents: [kafka-architekt, performance-auditor] }]
rules: { clone-in-loop: off, clone-in-lopp: off, zzz: on }
`,
	FILE,
);

test("rules that do not exist, each once, with the nearest that does", () => {
	const notices = checkRuleIds(configuration, ["clone-in-loop", "await-in-loop"], FILE);
	expect(notices.map((notice) => notice.message)).toEqual([
		"There is no rule `clone-in-lopp`; did you mean `clone-in-loop`? The setting has no effect.",
		"There is no rule `zzz`; `gregor rules` lists them. The setting has no effect.",
	]);
	expect(notices[0]).toMatchObject({ level: "warning", file: FILE });
});

test("agents that do not exist, wherever they are named", () => {
	const notices = checkAgentNames(configuration, new Set(["kafka-architect", "performance-auditor"]), FILE);
	expect(notices.map((notice) => notice.message)).toEqual([
		"There is no agent `kafka-architekt`; did you mean `kafka-architect`? The setting has no effect.",
		"There is no agent `nobody`; `gregor agents` lists them. The setting has no effect.",
	]);
});
