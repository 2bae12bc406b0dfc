/** Who implements the traits that a change touches: what has to change with them, and what runs behind a `dyn`. */

import { codeRole } from "../change/code-role.ts";
import type { ChangedItem } from "./changed-items.ts";
import type { Grep } from "./context-request.ts";
import { LINE_CHARACTERS, MAX_IMPLEMENTERS } from "./limits.ts";
import { nearness } from "./nearness.ts";

/** One text a trait, for those that have implementations in production code. */
export async function findImplementers(
	traits: readonly ChangedItem[],
	grep: Grep,
	from: readonly string[],
): Promise<readonly string[]> {
	if (traits.length === 0) return [];
	const names = [...new Set(traits.map(({ item }) => item.name))];
	const pattern = `impl.*[^A-Za-z0-9_](${names.join("|")})(<.*>)? +for +`;
	const hits = (await grep(pattern, { regex: true, paths: ["*.rs"] })).filter(
		({ path }) => codeRole(path) === "production",
	);
	return names.flatMap((name) => {
		const own = hits.filter(({ text }) => new RegExp(`\\b${name}(?:<.*>)? +for `).test(text));
		const nearest = own.toSorted((left, right) => nearness(right.path, from) - nearness(left.path, from));
		return own.length === 0 ? [] : [print(name, nearest)];
	});
}

function print(name: string, hits: readonly { path: string; line: number; text: string }[]): string {
	const shown = hits.slice(0, MAX_IMPLEMENTERS);
	const rows = shown.map(({ path, line, text }) => `${path}:${line} ${text.trim().slice(0, LINE_CHARACTERS)}`);
	const rest = hits.length > shown.length ? [`… and ${hits.length - shown.length} more`] : [];
	return [
		`trait ${name} is implemented in ${hits.length} ${hits.length === 1 ? "place" : "places"}:`,
		...rows,
		...rest,
	].join("\n");
}
