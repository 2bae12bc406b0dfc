/** The sample of the histories: a pure drawing of a small crate, in which each of three findings is there or not. */

export const RULES = ["std-sleep-in-async", "block-on-in-async", "kafka-producer-without-linger"] as const;
export type RuleId = (typeof RULES)[number];

/** `gone`: mended on a line that the comment is not on. */
export type Stage = "absent" | "there" | "mended" | "gone";

export interface Sample {
	/** How many commits of the base branch it holds. */
	readonly base: number;
	readonly stages: Readonly<Record<RuleId, Stage>>;
	/** Which of them stand in the file that the pull request adds. */
	readonly isInAdded: Readonly<Record<RuleId, boolean>>;
	readonly isReversed: boolean;
	/** Lines in front of everything. */
	readonly edits: number;
	readonly indent: string;
	readonly isNeighbourDeep: boolean;
	readonly isRenamed: boolean;
	readonly isAddedRenamed: boolean;
}

export const START: Sample = {
	base: 0,
	stages: { "std-sleep-in-async": "there", "block-on-in-async": "absent", "kafka-producer-without-linger": "absent" },
	isInAdded: { "std-sleep-in-async": false, "block-on-in-async": false, "kafka-producer-without-linger": true },
	isReversed: false,
	edits: 0,
	indent: "    ",
	isNeighbourDeep: false,
	isRenamed: false,
	isAddedRenamed: false,
};

export const PATHS = ["Cargo.toml", "src/service.rs", "src/billing.rs", "src/added.rs", "src/moved.rs", "src/base.rs"];

export function baseFiles(base: number): Record<string, string> {
	const lines = Array.from({ length: base }, (_, index) => `pub const STEP_${index}: u64 = ${index};\n`).join("");
	return {
		"Cargo.toml": '[package]\nname = "billing"\nversion = "0.1.0"\nedition = "2021"\n',
		"src/service.rs": `${lines}${NEIGHBOURS.join("\n")}`,
		"src/base.rs": `//! The base branch's own.\n${lines}`,
	};
}

export function filesOf(sample: Sample): Record<string, string> {
	const { "src/service.rs": service = "", ...others } = baseFiles(sample.base);
	const edits = Array.from({ length: sample.edits }, (_, index) => `pub const EDIT_${index}: u64 = ${index};\n`).join(
		"",
	);
	const rules = sample.isReversed ? RULES.toReversed() : RULES;
	const draw = (isInAdded: boolean) =>
		rules.filter((rule) => sample.isInAdded[rule] === isInAdded).map((rule) => functionOf(rule, sample.stages[rule]));
	const [first = "", ...rest] = draw(false);
	const neighbour = sample.isNeighbourDeep
		? service.replace("    value + 1\n", "    {\n        value + 1\n    }\n")
		: service;
	const text = [edits, first, neighbour, ...rest].filter((part) => part !== "").join("\n");
	const added = `${edits}pub const ADDED: u64 = 1;\n${draw(true).join("\n")}`;
	return {
		...others,
		[sample.isRenamed ? "src/billing.rs" : "src/service.rs"]: text.replaceAll("    ", sample.indent),
		[sample.isAddedRenamed ? "src/moved.rs" : "src/added.rs"]: added.replaceAll("    ", sample.indent),
	};
}

const NEIGHBOURS = ["first", "second", "third", "fourth", "fifth", "sixth"].map(
	(name) => `pub fn ${name}(value: u64) -> u64 {\n    let ${name}_value = value;\n    value + 1\n}\n`,
);

function functionOf(rule: RuleId, stage: Stage): string {
	if (stage === "absent") return "";
	const isAsync = stage !== "gone";
	switch (rule) {
		case "std-sleep-in-async": {
			const module = stage === "mended" ? "tokio::time" : "std::thread";
			const call = `${module}::sleep(std::time::Duration::from_secs(2))${stage === "mended" ? ".await" : ""};`;
			return `pub ${isAsync ? "async " : ""}fn settle_invoices() {\n    ${call}\n}\n`;
		}
		case "block-on-in-async": {
			const call = stage === "mended" ? "sum(items).await" : "futures::executor::block_on(sum(items))";
			return `pub ${isAsync ? "async " : ""}fn total(items: &[u64]) -> u64 {\n    ${call}\n}\n`;
		}
		case "kafka-producer-without-linger":
			return stage === "there" ? LEDGER : LEDGER.replace('"0"', '"5"');
	}
}

const LEDGER = `pub fn open_ledger(brokers: &str) -> rdkafka::ClientConfig {
    let mut config = rdkafka::ClientConfig::new();
    config.set("bootstrap.servers", brokers).set("linger.ms", "0");
    config
}
`;
