import { describe, expect, test } from "@jest/globals";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { MAX_CONFIGURATION_BYTES } from "../../src/config/parse-yaml.ts";
import { readConfiguration } from "../../src/config/read-configuration.ts";

const FILE = ".github/gregor.yml";
const read = (text: string | undefined) => readConfiguration(text, FILE);
const places = (text: string) =>
	read(text).notices.map((notice) => `${notice.line}:${notice.column} ${notice.message}`);

describe("a file that is not there, or says nothing", () => {
	test("absent: the defaults", () => {
		expect(read(undefined)).toEqual({ configuration: DEFAULTS, origin: "absent", notices: [] });
	});
	test.each(["", "# only a comment\n", "---\n", "{}", "\uFEFF"])("%p reads as the defaults", (text) => {
		expect(read(text)).toEqual({ configuration: DEFAULTS, origin: "read", notices: [] });
	});
});

test("a whole file is read as it stands", () => {
	const { configuration, origin, notices } = read(`
agents:
  off: [backend-architect]
  on: [performance-auditor]
  paths:
    - { paths: ["deploy/**"], agents: [kafka-architect] }
paths: { include: ["crates/**"], exclude: ["**/gen/**"] }
rules:
  a: off
  b: on
  c: false
  d: true
  e: { priority: nice }
  f: { enabled: false }
instructions:
  - { paths: ["**"], text: Mind the allocator. }
limits: { inline_findings: 0, findings_per_rule: 1, inline_confidence: 1, listed_confidence: 0, file_bytes: 1000, diff_bytes: 5000 }
constraints: { throughput: 50000, delivery: at least once }
model: { enabled: false, use: haiku, default: opus, verifier: opus, effort: low, thinking: disabled, budget: { run: { tokens: 9 } } }
fail_on: architectural
`);
	expect({ origin, notices }).toEqual({ origin: "read", notices: [] });
	expect(configuration).toEqual({
		agents: {
			off: ["backend-architect"],
			on: ["performance-auditor"],
			forced: [{ paths: ["deploy/**"], agents: ["kafka-architect"] }],
		},
		paths: { include: ["crates/**"], exclude: ["**/gen/**"] },
		reviews: { drafts: false, bots: false, pauseAfter: 10 },
		rules: {
			a: { enabled: false },
			b: { enabled: true },
			c: { enabled: false },
			d: { enabled: true },
			e: { enabled: true, priority: "nice" },
			f: { enabled: false },
		},
		instructions: [{ paths: ["**"], text: "Mind the allocator." }],
		limits: {
			inlineFindings: 0,
			findingsPerRule: 1,
			inlineConfidence: 1,
			listedConfidence: 0,
			fileBytes: 1000,
			diffBytes: 5000,
		},
		constraints: { throughput: "50000", delivery: "at least once" },
		model: {
			enabled: false,
			forced: "haiku",
			inherited: "opus",
			verifier: "opus",
			effort: "low",
			thinking: "disabled",
			budget: { run: { tokens: 9 }, "pull-request": { dollars: 25 } },
		},
		failOn: "architectural",
	});
});

describe("not YAML: all defaults, with line and column", () => {
	test.each([
		["agents:\n  off: [a\n", 3, 1, "must be sufficiently indented"],
		["a: b: c", 1, 4, "Nested mappings"],
		["fail_on: high\nfail_on: nice", 2, 1, "keys must be unique"],
		["fail_on: &p high\nrules: { a: { priority: *p } }", 2, 25, "alias"],
		["fail_on: high\n---\nfail_on: nice", 2, 1, "more than one YAML document"],
		["fail_on: !!js/function 'x'", 1, 10, "Unresolved tag"],
	])("%p", (text, line, column, words) => {
		const result = read(text);
		expect(result.origin).toBe("unreadable");
		expect(result.configuration).toBe(DEFAULTS);
		expect(result.notices[0]).toMatchObject({ level: "error", file: FILE, line, column });
		expect(result.notices[0]?.message).toContain(words);
		expect(result.notices[0]?.message).toContain("The whole file is left out");
	});

	test.each([
		["nested without end", "[".repeat(50_000)],
		["too large", `# ${"é".repeat(MAX_CONFIGURATION_BYTES / 2)}`],
		["control characters", "\0\u0001: \u0002\n\t- ["],
	])("%s is refused in a moment", (_name, text) => {
		const { origin, notices } = read(text);
		expect(origin).toBe("unreadable");
		expect(notices.length).toBeLessThanOrEqual(3);
	});
});

describe("a mistake is told with its place", () => {
	test.each([
		["agent: {}", "1:1 `agent` is no known key; did you mean `agents`? It has no effect."],
		["zebra: 1", "1:1 `zebra` is no known key; known keys: `reviews`, `agents`,"],
		["agents:\n  offf: [a]", "2:3 `offf` is no known key in `agents`; did you mean `off`?"],
		["agents:\n  off: kafka-architect", "2:8 `agents.off` must be a list; it is `kafka-architect`. The default"],
		["agents:\n  paths:\n    - paths: [a]", "3:7 `agents.paths[0].agents` is missing; it must be a list."],
		["rules:\n  a:\n    priority: hihg", "3:15 `rules.a.priority` must be one of `critical`, `high`,"],
		["rules:\n  a: offf", "2:6 `rules.a` must be one of `on`, `off`, or true or false, or a mapping"],
		["rules:\n  a: {prio: high}", "2:7 `prio` is no known key in `rules.a`"],
		["fail_on: hgh", "1:10 `fail_on` must be one of"],
		[
			"fail_on: [high]",
			"1:10 `fail_on` must be one of `critical`, `high`, `architectural`, `nice`, `never`; it is a list",
		],
		["limits:\n  inline_findings: 1.5", "2:20 `limits.inline_findings` must be a whole number; it is `1.5`."],
		["limits:\n  inline_findings: ten", "2:20 `limits.inline_findings` must be a number; it is `ten`."],
		["limits:\n  inline_confidence: 70", "2:22 `limits.inline_confidence` must be 1 or less; it is `70`."],
		["limits:\n  file_bytes: 1", "2:15 `limits.file_bytes` must be 1000 or more; it is `1`."],
		["limits:", "1:8 `limits` is empty; it must be a mapping"],
		["paths:\n  exclude: [./a]", "2:13 `paths.exclude[0]` is a path from the repository's root"],
		["paths:\n  exclude: ['']", "2:13 `paths.exclude[0]` must be text of a length of 1 or more; it is empty."],
		["constraints: {speed: fast}", "1:15 `speed` is no known key in `constraints`"],
		["constraints: {latency: true}", "1:24 `constraints.latency` must be text, or a number; it is `true`."],
		["limits: {listed_confidence: 0.9}", "1:29 `limits.listed_confidence` (0.9) must not be over"],
		["limits: {inline_confidence: 0.1}", "1:29 `limits.listed_confidence` (0.4) must not be over"],
		["- a", "1:1 the file must be a mapping of keys to values; it is a list."],
		["just text", "1:1 the file must be a mapping of keys to values; it is `just text`."],
	])("%p", (text, expected) => {
		expect(read(text).origin).toBe("invalid");
		expect(places(text)).toEqual([expect.stringContaining(expected)]);
	});

	test("in a file with carriage returns too", () => {
		expect(places("agents:\r\n  off: []\r\nfail_on: x\r\n")[0]).toMatch(/^3:10 /);
	});
});

describe("what is invalid goes to its default, the rest stands", () => {
	test.each([
		["fail_on: nope\nlimits: { inline_findings: 3 }", { limits: { ...DEFAULTS.limits, inlineFindings: 3 } }],
		["rules: { a: offf, b: off }", { rules: { b: { enabled: false } } }],
		["rules: { a: { enabled: false, priority: x } }", { rules: { a: { enabled: false } } }],
		["paths: { exclude: [/a, b, '', c, 5] }", { paths: { include: [], exclude: ["b", "c"] } }],
		[
			"instructions: [{ paths: [], text: a }, { paths: [b], text: b }, { paths: [/c], text: c }, 7]",
			{ instructions: [{ paths: ["b"], text: "b" }] },
		],
		["limits: { listed_confidence: 0.9, file_bytes: 5000 }", { limits: { ...DEFAULTS.limits, fileBytes: 5000 } }],
		["- a", {}],
	])("%p", (text, changed) => {
		expect(read(text).configuration).toEqual({ ...DEFAULTS, ...changed });
	});
});
