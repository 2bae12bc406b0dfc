import type { Definition } from "./definition.ts";
import { ERROR_TYPE } from "./known-names.ts";
import { keyOf, type UsedName, usedNames } from "./used-names.ts";
import type { WantedName } from "./wanted-names.ts";

/** What a field or an alias leads to tells what the change works on, before what it calls once. */
const WORTH = 6;

/**
 * Names that the found definitions lead to, one step on: the types of the struct fields that the change reads
 * (`self.config` leads to `Config`), and what an alias stands for.
 */
export function furtherNames(
	found: ReadonlyMap<WantedName, Definition>,
	names: readonly WantedName[],
): readonly WantedName[] {
	const fields = new Set(names.filter(({ use }) => use === "field").map(({ name }) => name));
	const further = [...found.values()].flatMap(({ file, item }) => {
		const lines = Array.from(
			{ length: item.endLine - item.signatureLine + 1 },
			(_, index) => item.signatureLine + index,
		);
		const texts = lines.map((line) => file.textAt(line) ?? "");
		return ledTo(item.kind, item.name, texts, fields, names).map((used): WantedName => {
			return { ...used, from: file.path, worth: WORTH, isNew: false, selves: [] };
		});
	});
	const known = new Set(names.map(keyOf));
	return [...new Map(further.map((used) => [keyOf(used), used])).values()].filter(
		(used) => !known.has(keyOf(used)) && !ERROR_TYPE.test(used.name),
	);
}

function ledTo(
	kind: string,
	name: string,
	texts: readonly string[],
	fields: ReadonlySet<string>,
	names: readonly UsedName[],
): readonly UsedName[] {
	if (kind === "type") return throughAlias(name, typesIn(texts.join("\n")), names);
	return kind === "struct" ? texts.filter((text) => fields.has(fieldOf(text))).flatMap(typesIn) : [];
}

/** `type Queue = Bounded<Job>` with `Queue::new` leads to `Bounded`, `Job` and `Bounded::new`. */
function throughAlias(alias: string, targets: readonly UsedName[], names: readonly UsedName[]): UsedName[] {
	const others = targets.filter(({ name }) => name !== alias);
	const [target] = others;
	const calls = names.filter(({ of }) => of === alias);
	return [...others, ...calls.map(({ name, use, times }) => ({ name, use, times, of: target?.name ?? alias }))];
}

function typesIn(text: string): readonly UsedName[] {
	const lines = new Set(text.split("\n").map((_, index) => index + 1));
	return usedNames(text, lines).filter(({ use }) => use === "type");
}

const fieldOf = (text: string): string => /^\s*(?:pub(?:\([^)]*\))?\s+)?(\w+)\s*:/.exec(text)?.[1] ?? "";
