/**
 * `tools` of an agent file, which authors write as a list, as `Read, Grep`, or as `[Read, Grep]` in a file that is not
 * YAML. A comma in parentheses belongs to the tool: `Bash(git diff:*, git log:*)`.
 * @returns `undefined` where nothing is named, which means every tool.
 */
export function toolNames(value: unknown): readonly string[] | undefined {
	const list = Array.isArray(value) ? value.filter((item) => typeof item === "string") : splitTools(value);
	const names = list.map((name) => name.trim().replace(/^(["'])(.*)\1$/, "$2")).filter((name) => name !== "");
	return names.length > 0 ? names : undefined;
}

function splitTools(value: unknown): string[] {
	if (typeof value !== "string") return [];
	return value.replace(/^\s*\[|\]\s*$/g, "").match(/(?:[^,(]|\([^)]*\)?)+/g) ?? [];
}
