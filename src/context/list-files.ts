import type { ChangedFile } from "../change/change-set.ts";
import { MAX_LISTED_FILES } from "./limits.ts";

/** Every changed file on a line, those that are shown below first and marked; a long list is cut. */
export function listFiles(files: readonly ChangedFile[], shown: ReadonlySet<string>): string {
	const sorted = files.toSorted((left, right) => Number(shown.has(right.path)) - Number(shown.has(left.path)));
	const rows = sorted.slice(0, MAX_LISTED_FILES).map((file) => row(file, shown.has(file.path)));
	const rest = sorted.length - rows.length;
	return [...rows, ...(rest > 0 ? [`… and ${rest} more files`] : [])].join("\n");
}

function row(file: ChangedFile, isShown: boolean): string {
	const lines = file.hunks.flatMap((hunk) => hunk.lines);
	const added = lines.filter(({ kind }) => kind === "added").length;
	const deleted = lines.filter(({ kind }) => kind === "deleted").length;
	const from = file.previousPath === undefined ? "" : ` from ${file.previousPath}`;
	const what = file.kind === "text" ? `+${added} -${deleted}` : file.kind;
	return `${isShown ? "*" : " "} ${file.path} (${file.status}${from}, ${what})`;
}
