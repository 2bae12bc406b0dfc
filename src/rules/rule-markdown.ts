/** A rule as a page of its own: what `gregor rules ID` prints, and what a comment links to. */

import type { Rule, RuleExamples } from "./rule.ts";

/** How many examples of each kind a page shows; the rest are tests. */
const SHOWN_EXAMPLES = 2;

export function ruleMarkdown(rule: Rule, examples: RuleExamples): string {
	const { metadata, id } = rule;
	const language = rule.engine === "ast-grep" ? "rust" : "";
	const estimate = (name: string, { level, because }: { level: string; because: string }) =>
		`| ${name} | ${level} | ${because} |`;
	return [
		`# ${metadata.title}`,
		`\`${id}\` · ${metadata.family} · ${metadata.priority} · ${reportText(rule)} · belongs to \`${metadata.agent}\``,
		`## Why\n\n${metadata.why}`,
		`**When it hurts:** ${metadata.hurts_when}`,
		`## What to do\n\n${metadata.recommendation}`,
		...(metadata.tradeoff ? [`**Trade-off:** ${metadata.tradeoff}`] : []),
		`## How to measure it\n\n${metadata.measure}`,
		[
			"## Estimate",
			"",
			"| | | because |",
			"|---|---|---|",
			estimate("gain", metadata.gain),
			estimate("complexity", metadata.complexity),
			estimate("maintenance", metadata.maintenance),
			estimate("risk", metadata.risk),
		].join("\n"),
		exampleBlock("It fires on", examples.bad, language),
		exampleBlock("It leaves alone", examples.good, language),
		`## Precision\n\n${precisionText(rule)}`,
		...(metadata.clippy?.length
			? [`Clippy's nearest lints: ${metadata.clippy.map((lint) => `\`${lint}\``).join(", ")}.`]
			: []),
		...(metadata.references?.length
			? [`## Further reading\n\n${metadata.references.map((link) => `- <${link}>`).join("\n")}`]
			: []),
		`## Switching it off\n\nFor one place, in the code: \`// gregor: allow(${id}) the reason\`. For a repository, in \`.github/gregor.yml\`:\n\n\`\`\`yaml\nrules:\n  ${id}: off\n\`\`\``,
	].join("\n\n");
}

function reportText({ metadata, hasFix }: Rule): string {
	const fix = hasFix ? ", with a suggested fix" : "";
	return metadata.report === "post" ? `posted as a comment${fix}` : "a hint for the agents, not posted";
}

function exampleBlock(title: string, examples: readonly string[], language: string): string {
	const blocks = examples.slice(0, SHOWN_EXAMPLES).map((text) => `\`\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\``);
	return [`## ${title}`, ...blocks].join("\n\n");
}

function precisionText({ metadata: { precision } }: Rule): string {
	if (!precision) return "Not yet measured: it did not fire on the repositories it was tried on.";
	const { judged, right, date } = precision;
	return `Of ${judged} hits in production code of public repositories, read one by one, ${right} deserved a comment (${date}).`;
}
