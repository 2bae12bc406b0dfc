/** A type that is longer than this is cut. */
const TYPE_CHARACTERS = 120;

/**
 * The type names that a text declares a variable or field with: `pool: Arc<Pool>` and `let pool = Pool::new()` both say
 * `Pool` of `pool`. Empty where it tells nothing.
 */
export function declaredTypes(name: string, text: string): readonly string[] {
	const annotated = new RegExp(`\\b${name}\\s*:(?!:)\\s*([^=;{}()\\n]{1,${TYPE_CHARACTERS}})`, "g");
	const made = new RegExp(
		`\\b${name}\\s*=\\s*&?(?:mut\\s+)?(?:\\w+::)*?([A-Z]\\w*)(?:::<[^>\\n]*>)?(?:::\\w+|\\s*\\{|\\()`,
		"g",
	);
	const types = [...text.matchAll(annotated)].flatMap((match) => upToComma(match[1] ?? "").match(/\b[A-Z]\w*/g) ?? []);
	return [...types, ...[...text.matchAll(made)].map((match) => match[1] ?? "")];
}

/** A type ends at the first comma outside of its angle brackets. */
function upToComma(type: string): string {
	let depth = 0;
	for (const [at, character] of [...type].entries()) {
		if (character === "<") depth++;
		if (character === ">") depth--;
		if (depth < 0 || (character === "," && depth === 0)) return type.slice(0, at);
	}
	return type;
}
