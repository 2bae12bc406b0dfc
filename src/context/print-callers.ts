import { enclosingItems, enclosingName } from "../syntax/item.ts";
import type { CallSite, Calls } from "./find-callers.ts";
import { LINE_CHARACTERS } from "./limits.ts";
import { outerLines } from "./outer-lines.ts";
import { signatureLines } from "./shown-item.ts";

/** Lines on either side of a call. */
const AROUND = 1;
/** Lines of a caller's signature. */
const SIGNATURE = 4;

/**
 * A text for each function that is called outside of the shown lines: its callers, each with its own signature, the
 * loops and branches around the call, and the call. Functions that are called in the shown lines alone are named
 * together, and so are those whose calls nothing tells from calls of others of the same name.
 */
export function printCallers(calls: readonly Calls[]): readonly string[] {
	const outside = calls.filter(({ sites }) => sites.length > 0).map(printCalls);
	const without = calls.filter(({ sites }) => sites.length === 0);
	const within = namesOf(without.filter(({ unclear }) => unclear === 0));
	const unclear = namesOf(without.filter((one) => one.unclear > 0));
	return [
		...outside,
		...(within ? [`Called in the change above alone: ${within}`] : []),
		...(unclear ? [`Callers not told apart from those of other functions of the same name: ${unclear}`] : []),
	];
}

const namesOf = (calls: readonly Calls[]): string =>
	[...new Set(calls.map(({ callee }) => callee.item.name))].join(", ");

function printCalls({ callee, sites, total, unclear }: Calls): string {
	const { name, signatureLine } = callee.item;
	const count = total === 1 ? "one place" : `${total} places`;
	const more = unclear > 0 ? `, and perhaps in ${unclear} more that may mean others of that name` : "";
	const head = `${name} (${callee.path}:${signatureLine}) is called or named in ${count}${more}:`;
	return [head, ...sites.map(printSite)].join("\n");
}

function printSite({ file, line, callers }: CallSite): string {
	const caller = enclosingItems(file.items, line).findLast(({ kind }) => kind === "fn");
	const top = caller?.signatureLine ?? 1;
	const lines = new Set(outerLines(file.textAt, line, top));
	if (caller) for (const one of signatureLines(caller, file.textAt).slice(0, SIGNATURE)) lines.add(one);
	const last = Math.min(caller?.endLine ?? file.count, line + AROUND);
	for (let one = Math.max(top, line - AROUND); one <= last; one++) lines.add(one);
	const rows = [...lines].filter((one) => file.textAt(one)?.trim()).sort((left, right) => left - right);
	const width = String(rows.at(-1) ?? 1).length;
	const place = enclosingName(file.items, line);
	const above = callers.length > 0 ? `, which is called at ${callers.join(", ")}` : "";
	return [
		`${file.path}:${line}${place ? `, in ${place}` : ""}${above}`,
		...rows.map((one) =>
			`${String(one).padStart(width)}   ${(file.textAt(one) ?? "").slice(0, LINE_CHARACTERS)}`.trimEnd(),
		),
	].join("\n");
}
