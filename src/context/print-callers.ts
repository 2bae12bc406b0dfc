import { enclosingItems, enclosingName } from "../syntax/item.ts";
import type { CallSite, Calls } from "./find-callers.ts";
import { LINE_CHARACTERS } from "./limits.ts";
import { outerLines } from "./outer-lines.ts";
import { signatureLines } from "./shown-item.ts";

/** Lines on either side of a call. */
const AROUND = 1;

/** A function's callers: each with its own signature, the loops and branches around the call, and the call. */
export function printCallers({ callee, sites, total }: Calls): string {
	const { name } = callee.item;
	const count = total === 1 ? "one place" : `${total} places`;
	const head = `${name} (${callee.path}:${callee.item.signatureLine}) is called or named in ${count}`;
	return sites.length === 0
		? `${head}, all of them in the change above`
		: [`${head}:`, ...sites.map(printSite)].join("\n");
}

function printSite({ file, line }: CallSite): string {
	const caller = enclosingItems(file.items, line).findLast(({ kind }) => kind === "fn");
	const lines = new Set(outerLines(file.textAt, line, caller?.signatureLine ?? 1));
	if (caller) for (const one of signatureLines(caller, file.textAt).slice(0, 4)) lines.add(one);
	const first = Math.max(caller?.signatureLine ?? 1, line - AROUND);
	const last = Math.min(caller?.endLine ?? file.count, line + AROUND);
	for (let one = first; one <= last; one++) lines.add(one);
	const rows = [...lines].sort((left, right) => left - right);
	const width = String(rows.at(-1) ?? 1).length;
	const place = enclosingName(file.items, line);
	return [
		`${file.path}:${line}${place ? `, in ${place}` : ""}`,
		...rows.map((one) =>
			`${String(one).padStart(width)}   ${(file.textAt(one) ?? "").slice(0, LINE_CHARACTERS)}`.trimEnd(),
		),
	].join("\n");
}
