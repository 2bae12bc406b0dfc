import type { Item } from "../syntax/item.ts";
import type { Definition } from "./definition.ts";
import { WHOLE_CALLED_LINES } from "./limits.ts";
import { ownerTrait, ownerType } from "./owner.ts";
import type { WantedName } from "./wanted-names.ts";

/** A type whose values stand in its `Default`: settings. */
const SETTINGS_TYPE = /(?:Config|Configuration|Options|Opts|Settings|Params|Policy)$/;

/**
 * What a definition brings with it from its own file: the `Default` of settings, and what runs when a guard is dropped
 * that the change makes, holds or is handed by a function.
 */
export function impliedBy({ file, item }: Definition, name: WantedName): readonly Definition[] {
	const types = item.kind === "fn" ? returnedTypes(item, file.textAt) : [item.name];
	const drops = name.isNew || name.selves.includes(item.name) ? ["Drop"] : [];
	const traits = item.kind === "struct" && SETTINGS_TYPE.test(item.name) ? [...drops, "Default"] : drops;
	if (types.length === 0 || traits.length === 0) return [];
	const implied = file.items.filter((one) => {
		if (one.kind !== "impl" || one.isTest || one.endLine - one.signatureLine >= WHOLE_CALLED_LINES) return false;
		return traits.includes(ownerTrait(one) ?? "") && types.includes(ownerType(one) ?? "");
	});
	return implied.map((one) => ({ file, item: one }));
}

/** The words after `->` of a signature that may be types: `Self` stands for nothing here. */
function returnedTypes(item: Item, textAt: (line: number) => string | undefined): readonly string[] {
	const lines = Array.from({ length: MAX_SIGNATURE }, (_, index) => textAt(item.signatureLine + index) ?? "");
	const signature = lines.join(" ").split(/[{;]/)[0] ?? "";
	return (
		signature
			.split("->")
			.at(1)
			?.match(/\b[A-Z]\w+/g) ?? []
	);
}

const MAX_SIGNATURE = 12;
