/** Whether a use of a function's name is a call of this very function. */

import { enclosingItems, type Item } from "../syntax/item.ts";
import { type Callee, withAliases } from "./callee.ts";
import { declaredTypes } from "./declared-types.ts";
import { TELLING_METHOD } from "./find-definitions.ts";
import type { HeadFile, HeadText } from "./head-files.ts";
import type { NameUse } from "./name-uses.ts";
import { originFit } from "./origin.ts";
import { enclosingOwner, ownerType } from "./owner.ts";
import type { Rivals } from "./rivals.ts";

export type Verdict = "yes" | "no" | "unclear";

export interface Site {
	readonly file: HeadFile;
	readonly line: number;
}

/** What the text of the file alone tells; `undefined` where one has to look at the place. */
export function judgeByText(use: NameUse, callee: Callee, text: HeadText, rivals: Rivals): Verdict | undefined {
	if (callee.isFree) return judgeFreeByText(use, callee, text);
	if (use.form !== "path" && (use.form !== "method" || !callee.hasSelf)) return "no";
	if (namesIn(callee, text).some(text.mentions)) return undefined;
	if (use.form === "path" || use.receiver === "self" || callee.isCommon) return "no";
	if (!rivals.isKnown) return "unclear";
	if (rivals.count > 0) return rivals.types.some(text.mentions) ? "no" : "unclear";
	return TELLING_METHOD.test(callee.name) ? undefined : "no";
}

function judgeFreeByText(use: NameUse, callee: Callee, text: HeadText): Verdict | undefined {
	if (use.form === "method") return "no";
	const through = use.form === "path" ? [...use.through, ...use.owners.slice(0, 1)] : [];
	if (through.some((segment) => /^[A-Z]/.test(segment))) return "no";
	return originFit({ name: callee.name, through }, text, callee.path) > 0 ? undefined : "no";
}

/** For what `judgeByText` leaves open. */
export function judgeCall(use: NameUse, callee: Callee, site: Site, rivals: Rivals): Verdict {
	const told = judgeByText(use, callee, site.file, rivals);
	if (told) return told;
	if (use.form === "method") return judgeMethod(use.receiver, callee, site, rivals);
	if (use.form === "path") return judgePath(use, callee, site, rivals);
	return isBound(callee.name, use.form, site) ? "no" : judgeFree([], callee, site, rivals);
}

function judgeMethod(receiver: string | undefined, callee: Callee, site: Site, rivals: Rivals): Verdict {
	const names = namesIn(callee, site.file);
	const handsOn = enclosingFunction(site)?.name === callee.name;
	if (receiver === "self") return handsOn ? "no" : judgeSelf(names, site);
	const declared = receiver ? typesOfReceiver(receiver, site) : [];
	if (declared.some((type) => names.includes(type))) return isSameType(callee, site, rivals);
	if (declared.some((type) => rivals.types.includes(type)) || callee.isCommon) return "no";
	// what hands on to a field calls whatever that field has of the name
	if (handsOn) return "no";
	if (!rivals.isKnown || rivals.isOneOfMany || rivals.types.some(site.file.mentions)) return "unclear";
	return isSameType(callee, site, rivals);
}

/** In an impl of the type, or in the trait. */
function judgeSelf(names: readonly string[], { file, line }: Site): Verdict {
	return names.includes(ownerType(enclosingOwner(file.items, line)) ?? "") ? "yes" : "no";
}

function judgePath(
	{ owners, through }: Extract<NameUse, { form: "path" }>,
	callee: Callee,
	site: Site,
	rivals: Rivals,
): Verdict {
	const [owner = ""] = owners;
	if (callee.isFree) return judgeFree([...through, owner], callee, site, rivals);
	const names = namesIn(callee, site.file);
	if (owner === "Self") return judgeSelf(names, site);
	if (owners.some((one) => names.includes(one))) return isSameType(callee, site, rivals);
	if (callee.trait === undefined || !isBoundBy(owner, callee.trait, site)) return "no";
	return rivals.isKnown && !rivals.isOneOfMany ? "yes" : "unclear";
}

/** `T::create()` where `T: Create`. */
function isBoundBy(parameter: string, trait: string, { file, line }: Site): boolean {
	const bound = new RegExp(`\\b${parameter}\\s*:(?!:)[^,;{}]{0,200}\\b${trait}\\b`);
	const around = enclosingItems(file.items, line).filter(({ kind }) => kind !== "mod");
	return around.some((item) => bound.test(textOf(file, item.signatureLine, Math.min(item.endLine, line))));
}

function judgeFree(through: readonly string[], callee: Callee, { file }: Site, rivals: Rivals): Verdict {
	const written = { name: callee.name, through };
	const own = originFit(written, file, callee.path);
	if (own === 0) return "no";
	const others = rivals.freePaths.map((path) => originFit(written, file, path));
	const best = Math.max(0, ...others);
	if (own === best) return "unclear";
	return own > best ? "yes" : "no";
}

/** Another type of that name may be meant: the imports tell. */
function isSameType(callee: Callee, { file }: Site, { sameNamed }: Rivals): Verdict {
	const [type] = callee.types;
	if (type === undefined || sameNamed.length < 2) return "yes";
	const fits = sameNamed.map(({ path, isOwn }) => ({ isOwn, fit: originFit({ name: type, through: [] }, file, path) }));
	const most = Math.max(...fits.map(({ fit }) => fit));
	const likely = fits.filter(({ fit }) => fit === most);
	if (most === 0 || likely.length > 1) return "unclear";
	return likely[0]?.isOwn ? "yes" : "no";
}

function namesIn({ types, trait }: Callee, { text }: HeadText): readonly string[] {
	return [...withAliases(types, text), ...(trait === undefined ? [] : [trait])];
}

/** By the function around first, then by the fields of the file's types. */
function typesOfReceiver(receiver: string, { file, line }: Site): readonly string[] {
	const around = enclosingFunction({ file, line });
	const near = around ? declaredTypes(receiver, textOf(file, around.signatureLine, line)) : [];
	if (near.length > 0) return near;
	const types = file.items.filter(({ kind, isTest }) => kind === "struct" && !isTest);
	return types.flatMap((item) => declaredTypes(receiver, textOf(file, item.signatureLine, item.endLine)));
}

/** A variable or parameter of that name hides the function. */
function isBound(name: string, form: NameUse["form"], { file, line }: Site): boolean {
	const around = enclosingFunction({ file, line });
	const text = around ? textOf(file, around.signatureLine, line) : (file.textAt(line) ?? "");
	const pattern = `\\b(?:let|mut|ref)\\s+${name}\\b|\\b${name}\\s*:(?!:)|\\|\\s*&?${name}\\s*[,|]`;
	// as a value, it may come from any pattern: then no other line may name it without calling it
	const any =
		form === "value"
			? `|\\b${name}\\b(?!\\s*(?:\\(|::<|,|\\)))|\\b(?:let|for|=>|if|while)\\b[^;\\n]*\\b${name}\\b(?!\\()[^;\\n]*(?:=|\\bin\\b)`
			: "";
	return new RegExp(pattern + any).test(text);
}

function enclosingFunction({ file, line }: Site): Item | undefined {
	return enclosingItems(file.items, line).findLast(({ kind }) => kind === "fn");
}

function textOf(file: HeadFile, first: number, last: number): string {
	const lines = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => file.textAt(first + index) ?? "");
	return lines.join("\n");
}
