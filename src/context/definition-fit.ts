import type { Item } from "../syntax/item.ts";
import { declaredTypes } from "./declared-types.ts";
import type { Definition } from "./definition.ts";
import type { HeadFile } from "./head-files.ts";
import { originFit } from "./origin.ts";
import { ownerOf, ownerTrait, ownerType } from "./owner.ts";
import type { WantedName } from "./wanted-names.ts";

/** A method of the very type that the change is in. */
const OWN_METHOD = 10;
/** What it is called on is declared with its type. */
const RECEIVER = 5;
/** Its type or trait is named in the file that calls it. */
const TYPE_IN_SIGHT = 1;
/** Nothing speaks for it or against it. */
const NOTHING_TELLS = 0.1;

/** How surely a name that `file` uses means this definition: 0 where it cannot, below 1 where little tells. */
export function definitionFit(name: WantedName, definition: Definition, file: HeadFile): number {
	const { items, path } = definition.file;
	const owner = ownerOf(items, definition.item);
	const through = name.through ?? [];
	if (name.isMethod || name.onSelf) return methodFit(name, owner, file);
	if (name.of) return originFit({ name: name.of, through }, file, path);
	if (owner?.kind === "impl" || owner?.kind === "trait") return constantFit(name, owner, path, file);
	if (owner?.kind === "fn" && path !== file.path) return 0;
	return originFit({ name: name.name, through }, file, path);
}

function methodFit({ onSelf, receiver, selves }: WantedName, owner: Item | undefined, file: HeadFile): number {
	if (owner?.kind !== "impl" && owner?.kind !== "trait") return 0;
	const types = [ownerType(owner), ownerTrait(owner)].filter((type) => type !== undefined);
	if (onSelf && types.some((type) => selves.includes(type))) return OWN_METHOD;
	const declared = receiver === undefined || onSelf ? [] : declaredTypes(receiver, file.text);
	if (types.some((type) => declared.includes(type))) return RECEIVER;
	return types.some((type) => file.mentions(type)) ? TYPE_IN_SIGHT : NOTHING_TELLS;
}

/** `Self::LIMIT`; a function of a type is never called by its bare name. */
function constantFit({ use, selves }: WantedName, owner: Item, path: string, file: HeadFile): number {
	if (use !== "constant") return 0;
	const type = ownerType(owner) ?? "";
	if (path === file.path && selves.includes(type)) return OWN_METHOD;
	return file.mentions(type) ? NOTHING_TELLS : 0;
}
