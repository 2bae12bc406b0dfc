import { valueAt } from "./explain-issue.ts";
import type { ValuePath } from "./yaml-place.ts";

/**
 * Takes the parts at these paths out of plain data, in place: keys out of mappings, items out of lists. A path that
 * leads nowhere (something required is missing there) takes out the part around it. An empty path is ignored.
 */
export function removeParts(data: unknown, paths: readonly ValuePath[]): void {
	const targets = paths.map((path) => (valueAt(data, path) === undefined ? path.slice(0, -1) : path));
	// Deepest first, and later items before earlier ones, so that no removal moves a part that is still to go.
	const ordered = targets.toSorted((a, b) => b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0);
	const done = new Set<string>();
	for (const path of ordered) {
		const key = JSON.stringify(path.map(String));
		if (!done.has(key)) removePart(data, path);
		done.add(key);
	}
}

function removePart(data: unknown, path: ValuePath): void {
	const last = path.at(-1);
	const parent = valueAt(data, path.slice(0, -1));
	if (last === undefined || typeof parent !== "object" || parent === null) return;
	if (Array.isArray(parent)) parent.splice(Number(last), 1);
	else Reflect.deleteProperty(parent, last);
}
