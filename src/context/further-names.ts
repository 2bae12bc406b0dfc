import type { Definition } from "./definition.ts";
import { type UsedName, usedNames } from "./used-names.ts";

/**
 * Names that the found definitions lead to, one step on: the types of the struct fields that the change reads
 * (`self.config` leads to `Config`), and what an alias stands for.
 */
export function furtherNames(
	found: ReadonlyMap<UsedName, Definition>,
	names: readonly UsedName[],
): readonly UsedName[] {
	const fields = new Set(names.filter(({ use }) => use === "field").map(({ name }) => name));
	const further = [...found.values()].flatMap(({ file, item }) => {
		const lines = Array.from(
			{ length: item.endLine - item.signatureLine + 1 },
			(_, index) => item.signatureLine + index,
		);
		const texts = lines.map((line) => file.textAt(line) ?? "");
		if (item.kind === "type") return throughAlias(item.name, typesIn(texts.join("\n")), names);
		return item.kind === "struct" ? texts.filter((text) => fields.has(fieldOf(text))).flatMap(typesIn) : [];
	});
	const known = new Set(names.map(keyOf));
	return [...new Map(further.map((used) => [keyOf(used), used])).values()].filter((used) => !known.has(keyOf(used)));
}

/** `type Queue = Bounded<Job>` with `Queue::new` leads to `Bounded`, `Job` and `Bounded::new`. */
function throughAlias(alias: string, targets: readonly UsedName[], names: readonly UsedName[]): UsedName[] {
	const others = targets.filter(({ name }) => name !== alias);
	const [target] = others;
	const calls = names.filter(({ of }) => of === alias);
	return [...others, ...calls.map((call) => ({ ...call, of: target?.name ?? alias }))];
}

function typesIn(text: string): readonly UsedName[] {
	const lines = new Set(text.split("\n").map((_, index) => index + 1));
	return usedNames(text, lines).filter(({ use }) => use === "type");
}

const fieldOf = (text: string): string => /^\s*(?:pub(?:\([^)]*\))?\s+)?(\w+)\s*:/.exec(text)?.[1] ?? "";

const keyOf = ({ name, use, of }: UsedName): string => `${use} ${of ?? ""} ${name}`;
