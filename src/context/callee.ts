import type { Item } from "../syntax/item.ts";
import type { ChangedItem } from "./changed-items.ts";
import type { HeadFile } from "./head-files.ts";
import { COMMON_FUNCTIONS } from "./known-names.ts";
import { ownerTrait, ownerType } from "./owner.ts";
import { signatureLines } from "./shown-item.ts";

/** A function whose callers are looked for, as what calls of it can look like. */
export interface Callee {
	readonly changed: ChangedItem;
	readonly name: string;
	readonly path: string;
	/** In no impl and no trait. */
	readonly isFree: boolean;
	readonly hasSelf: boolean;
	/** The type that its impl is for, with what stands for it in its file: `type Pool = Inner<Tcp>`. */
	readonly types: readonly string[];
	/** The trait that it is declared in or implements. */
	readonly trait?: string;
	/** So many functions bear the name that only the type in sight tells. */
	readonly isCommon: boolean;
}

/** `undefined` for what cannot be called by its name. */
export function calleeOf(changed: ChangedItem, file: HeadFile): Callee | undefined {
	const { item, owner, path } = changed;
	const isFree = owner?.kind !== "impl" && owner?.kind !== "trait";
	const type = isFree ? undefined : ownerType(owner);
	const trait = isFree ? undefined : ownerTrait(owner);
	const isCommon = COMMON_FUNCTIONS.has(item.name);
	// the language or a library calls `poll` and `drop` of a trait's implementation, and `from` is chosen by its argument
	if (isCommon && (item.name === "main" || trait !== undefined)) return undefined;
	return {
		changed,
		name: item.name,
		path,
		isFree,
		hasSelf: !isFree && takesSelf(item, file),
		types: typesOf(type, trait, file),
		...(trait !== undefined && { trait }),
		isCommon,
	};
}

function takesSelf(item: Item, file: HeadFile): boolean {
	const signature = signatureLines(item, file.textAt).map((line) => file.textAt(line) ?? "");
	return /\(\s*(?:&\s*(?:'\w+\s+)?)?(?:mut\s+)?self\b/.test(signature.join(" "));
}

/** Of `impl<T: Read> Frame for T`, which is for every type, none. */
function typesOf(type: string | undefined, trait: string | undefined, file: HeadFile): string[] {
	return type === undefined || type === trait || type.length === 1 ? [] : withAliases([type], file.text);
}

/** The names with those that `type` and `use … as` in a text make of them. */
export function withAliases(types: readonly string[], text: string): string[] {
	const all = [...types];
	for (const type of all) {
		if (!text.includes(type)) continue;
		const alias = new RegExp(
			`\\btype\\s+(\\w+)[^=;\\n]{0,80}=\\s*(?:\\w+::)*${type}\\b|\\b${type}\\s+as\\s+(\\w+)`,
			"g",
		);
		for (const match of text.matchAll(alias)) {
			const name = match[1] ?? match[2] ?? "_";
			if (!all.includes(name) && name !== "_" && all.length < MAX_ALIASES) all.push(name);
		}
	}
	return all;
}

const MAX_ALIASES = 8;
