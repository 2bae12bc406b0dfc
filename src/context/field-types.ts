import type { Definition } from "./definition.ts";
import { type UsedName, usedNames } from "./used-names.ts";

/** The types of those fields of the found structs that the change reads: `self.config` leads to `Config`. */
export function fieldTypes(definitions: Iterable<Definition>, names: readonly UsedName[]): readonly UsedName[] {
	const fields = new Set(names.filter(({ use }) => use === "field").map(({ name }) => name));
	const types = new Map<string, UsedName>();
	for (const { file, item } of definitions) {
		if (item.kind !== "struct" || fields.size === 0) continue;
		for (let line = item.signatureLine; line <= item.endLine; line++) {
			const text = file.textAt(line) ?? "";
			const field = /^\s*(?:pub(?:\([^)]*\))?\s+)?(\w+)\s*:/.exec(text)?.[1];
			if (field === undefined || !fields.has(field)) continue;
			for (const used of usedNames(text, new Set([1]))) if (used.use === "type") types.set(used.name, used);
		}
	}
	return [...types.values()];
}
