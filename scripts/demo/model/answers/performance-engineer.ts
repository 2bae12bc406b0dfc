import { low, medium, type WrittenAnswer } from "../written.ts";
import { ENRICH } from "./places.ts";

const RETIRED = {
	path: ENRICH,
	quote: "    let retired: Vec<String> = retired.lines().map(str::to_string).collect();",
};

export const performanceEngineer: WrittenAnswer = {
	agent: "rust-performance-engineer",
	lookups: [{ ...RETIRED, tool: { name: "search", input: { text: "retired", under: "crates" } } }],
	findings: [
		{
			...RETIRED,
			issue_class: "linear-search-per-reading",
			runs: "built per batch, searched per reading",
			title: "`retired` is built anew for each batch, and searched from its start for each reading",
			problem:
				"Each line of the file becomes a `String` of its own, and `contains` compares up to all of them. With 5,000 retired meters a full batch allocates 5,000 strings and compares up to 2.5 million times: some milliseconds of CPU between two awaits.",
			recommendation:
				"Keep the serials in a `HashSet` that is loaded once, and loaded again when the file has changed.",
			priority: "nice",
			gain: medium("2.5 million comparisons a batch become 500 look-ups"),
			complexity: low(""),
			maintenance: low(""),
			risk: low(""),
			measure: "A criterion benchmark of `price` with 5,000 retired meters, the database stubbed.",
			confidence: 0.85,
		},
	],
	verdicts: [
		{
			rule: "regex-compiled-in-loop",
			verdict: "confirm",
			reason: "Compiling takes some 10 microseconds, matching 11 characters some 50 nanoseconds; 500 times a batch.",
		},
		{
			rule: "entry-key-cloned",
			verdict: "minor",
			reason: "A copy of 11 bytes beside a commit that waits for the network.",
		},
		{
			rule: "received-one-by-one",
			verdict: "minor",
			reason: "The client hands out what it has fetched already; the commit behind it costs a thousand times more.",
		},
	],
	questions: [],
	summary: [
		{
			...RETIRED,
			section: "Benchmarks",
			text: "`price` over 500 readings, with an empty list of retired meters and with one of 5,000, the database answering from memory: the difference is what the list costs.",
		},
	],
};
