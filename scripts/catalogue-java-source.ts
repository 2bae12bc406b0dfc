/** Just enough of Java to read `ConfigDef.define(…)` calls: constants, their values, and balanced arguments. */

export interface JavaFile {
	/** The class that the file is named after. */
	readonly className: string;
	readonly text: string;
}

export interface Constant {
	readonly className: string;
	readonly expression: string;
	readonly deprecated: boolean;
}

export interface DefineCall {
	readonly className: string;
	readonly method: "define" | "defineInternal";
	readonly arguments: readonly string[];
}

const CONSTANT =
	/((?:@\w+(?:\([^)]*\))?\s+)*)(?:(?:public|private|protected)\s+)?static\s+final\s+[\w.<>[\],? ]+?\s+([A-Z][A-Z0-9_]*)\s*=\s*/g;

/** Constants by name; the same name in several classes gives several. */
export function constantsOf(files: readonly JavaFile[]): Map<string, Constant[]> {
	const constants = new Map<string, Constant[]>();
	for (const { className, text } of files) {
		for (const match of text.matchAll(CONSTANT)) {
			const [start, end] = [match.index + match[0].length, endOfStatement(text, match.index + match[0].length)];
			const constant = {
				className,
				expression: text.slice(start, end).trim(),
				deprecated: (match[1] ?? "").includes("@Deprecated"),
			};
			const name = match[2] as string;
			constants.set(name, [...(constants.get(name) ?? []), constant]);
		}
	}
	return constants;
}

/** Calls of `define` and `defineInternal` with constant-looking first arguments. */
export function defineCalls({ className, text }: JavaFile): DefineCall[] {
	const code = withoutComments(text);
	return [...code.matchAll(/\b(define|defineInternal)\(/g)].map((match) => ({
		className,
		method: match[1] as DefineCall["method"],
		arguments: splitArguments(code, match.index + match[0].length),
	}));
}

/** Splits `text` from just after an opening parenthesis at its top-level commas. */
export function splitArguments(text: string, start: number): string[] {
	const found: string[] = [];
	let [depth, from] = [0, start];
	for (let index = start; index < text.length; index++) {
		const character = text[index] as string;
		if (character === '"') index = endOfString(text, index);
		else if ("([{".includes(character)) depth++;
		else if (")]}".includes(character) && depth-- === 0) return [...found, text.slice(from, index).trim()];
		else if (character === "," && depth === 0) {
			found.push(text.slice(from, index).trim());
			from = index + 1;
		}
	}
	return found;
}

/** Splits an expression at an operator outside parentheses and strings. */
export function splitAt(expression: string, operator: "+" | "*" | "-"): string[] {
	const parts: string[] = [];
	let [depth, from] = [0, 0];
	for (let index = 0; index < expression.length; index++) {
		const character = expression[index] as string;
		if (character === '"') index = endOfString(expression, index);
		else if ("([{".includes(character)) depth++;
		else if (")]}".includes(character)) depth--;
		else if (character === operator && depth === 0 && index > from) {
			parts.push(expression.slice(from, index).trim());
			from = index + 1;
		}
	}
	return [...parts, expression.slice(from).trim()];
}

function endOfStatement(text: string, start: number): number {
	for (let index = start; index < text.length; index++) {
		if (text[index] === '"') index = endOfString(text, index);
		else if (text[index] === ";") return index;
	}
	return text.length;
}

function endOfString(text: string, opening: number): number {
	let index = opening + 1;
	while (index < text.length && text[index] !== '"') index += text[index] === "\\" ? 2 : 1;
	return index;
}

function withoutComments(text: string): string {
	return text.replace(/("(?:[^"\\]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (_, string?: string) => string ?? " ");
}
