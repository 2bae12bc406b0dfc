import type { Configuration } from "./configuration.ts";
import { DEFAULTS } from "./defaults.ts";
import { explainIssue, type Mistake } from "./explain-issue.ts";
import type { ConfigurationNotice } from "./notice.ts";
import { type ParsedYaml, type Place, parseYaml, type UnreadableYaml } from "./parse-yaml.ts";
import { removeParts } from "./remove-parts.ts";
import { type ConfigurationFile, fileSchema } from "./schema.ts";
import { toConfiguration } from "./to-configuration.ts";
import { placeOfKey, placeOfValue } from "./yaml-place.ts";

export interface ReadConfiguration {
	readonly configuration: Configuration;
	/**
	 * `absent`: there is no file, all defaults. `read`: the file as it stands. `invalid`: defaults for the parts that the
	 * notices name, the file for the rest. `unreadable`: not YAML, all defaults.
	 */
	readonly origin: "absent" | "read" | "invalid" | "unreadable";
	/** One for each mistake; never empty when the origin is `invalid` or `unreadable`. */
	readonly notices: readonly ConfigurationNotice[];
}

/** Reads `.github/gregor.yml`. `undefined` is a file that is not there. `file` is its name in the notices. Never throws. */
export function readConfiguration(text: string | undefined, file: string): ReadConfiguration {
	if (text === undefined) return { configuration: DEFAULTS, origin: "absent", notices: [] };
	const yaml = parseYaml(text);
	if (yaml.kind === "unreadable") return readNothing(yaml, file);
	const data = yaml.value ?? {};
	const checked = fileSchema.safeParse(data);
	const mistakes = checked.success ? [] : checked.error.issues.flatMap((issue) => explainIssue(issue, data));
	const valid = checked.success ? checked.data : validPart(data);
	const settled = settleConfidences(toConfiguration(valid));
	const all = [...mistakes, ...settled.mistakes];
	const notices = all.map((mistake) => {
		const consequence = mistake.key === undefined ? "The default is used in its place." : "It has no effect.";
		return notice(file, placeOfMistake(yaml, mistake), sentences(mistake.message, consequence));
	});
	return { configuration: settled.configuration, origin: notices.length > 0 ? "invalid" : "read", notices };
}

function readNothing(yaml: UnreadableYaml, file: string): ReadConfiguration {
	const consequence = "The whole file is left out, and the review runs on the defaults.";
	const notices = yaml.problems.map(({ message, place }) => notice(file, place, sentences(message, consequence)));
	return { configuration: DEFAULTS, origin: "unreadable", notices };
}

function sentences(first: string, second: string): string {
	return /[.?!]$/.test(first) ? `${first} ${second}` : `${first}. ${second}`;
}

function notice(file: string, place: Place | undefined, message: string): ConfigurationNotice {
	return { level: "error", message, file, ...place };
}

function placeOfMistake(yaml: ParsedYaml, mistake: Mistake): Place | undefined {
	if (mistake.key !== undefined) return placeOfKey(yaml, mistake.path, mistake.key);
	return placeOfValue(yaml, mistake.path);
}

/** Each round takes out what is wrong; a round may leave something required missing, so an outer part goes next. */
const ROUNDS = 8;

function validPart(data: unknown): ConfigurationFile {
	for (let round = 0; round < ROUNDS; round++) {
		const checked = fileSchema.safeParse(data);
		if (checked.success) return checked.data;
		const mistakes = checked.error.issues.flatMap((issue) => explainIssue(issue, data));
		removeParts(
			data,
			mistakes.map(({ path, key }) => (key === undefined ? path : [...path, key])),
		);
	}
	return {};
}

/** A finding that is sure enough for a comment must be sure enough for the list. */
function settleConfidences(configuration: Configuration): {
	configuration: Configuration;
	mistakes: readonly Mistake[];
} {
	const { inlineConfidence, listedConfidence } = configuration.limits;
	if (listedConfidence <= inlineConfidence) return { configuration, mistakes: [] };
	const path = listedConfidence === DEFAULTS.limits.listedConfidence ? "inline_confidence" : "listed_confidence";
	const message = `\`limits.listed_confidence\` (${listedConfidence}) must not be over \`limits.inline_confidence\` (${inlineConfidence})`;
	const { inlineConfidence: inline, listedConfidence: listed } = DEFAULTS.limits;
	const limits = { ...configuration.limits, inlineConfidence: inline, listedConfidence: listed };
	return { configuration: { ...configuration, limits }, mistakes: [{ path: ["limits", path], message }] };
}
