/** Reads the part of GraphQL that clients of GitHub write: operations, variables, aliases, arguments, fragments. */

export interface Field {
	readonly kind: "field";
	readonly alias: string;
	readonly name: string;
	readonly arguments: Readonly<Record<string, Value>>;
	readonly selection: readonly Selection[];
}

export interface Fragment {
	readonly kind: "fragment";
	readonly type: string;
	readonly selection: readonly Selection[];
}

/** The use of a named fragment. */
export interface Spread {
	readonly kind: "spread";
	readonly name: string;
}

export type Selection = Field | Fragment | Spread;

export type Value =
	| { readonly kind: "variable"; readonly name: string }
	| { readonly kind: "literal"; readonly value: unknown }
	| { readonly kind: "object"; readonly members: Readonly<Record<string, Value>> }
	| { readonly kind: "list"; readonly items: readonly Value[] };

export interface Document {
	readonly operation: "query" | "mutation";
	readonly selection: readonly Selection[];
	readonly fragments: ReadonlyMap<string, Fragment>;
}

const TOKEN =
	/\s*(?:#[^\n]*\s*|,\s*)*("""[\s\S]*?"""|"(?:\\.|[^"\\])*"|\.\.\.|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[{}()[\]:!=$@|])/y;

/** Throws an `Error` that says what was expected. */
export function parseDocument(source: string): Document {
	const tokens = tokenise(source);
	const take = (expected?: string): string => {
		const token = tokens.shift();
		if (token === undefined || (expected !== undefined && token !== expected)) {
			throw new Error(`Expected ${expected ?? "more"}, got ${token ?? "the end"}`);
		}
		return token;
	};
	const reader: Reader = { next: () => tokens[0], take };
	let operation: Document["operation"] = "query";
	let selection: readonly Selection[] = [];
	const fragments = new Map<string, Fragment>();
	while (tokens.length > 0) {
		if (reader.next() === "fragment") {
			take();
			const name = take();
			fragments.set(name, typedFragment(reader));
			continue;
		}
		if (reader.next() !== "{") operation = take() === "mutation" ? "mutation" : "query";
		skipToSelection(reader);
		selection = readSelection(reader);
	}
	return { operation, selection, fragments };
}

interface Reader {
	next(): string | undefined;
	take(expected?: string): string;
}

function tokenise(source: string): string[] {
	const tokens: string[] = [];
	TOKEN.lastIndex = 0;
	for (let found = TOKEN.exec(source); found !== null; found = TOKEN.exec(source)) {
		tokens.push(found[1] ?? "");
		if (TOKEN.lastIndex === source.length) break;
	}
	return tokens;
}

/** Passes over the operation's name and the declarations of its variables. */
function skipToSelection(reader: Reader): void {
	while (reader.next() !== "{") reader.take();
}

function readSelection(reader: Reader): Selection[] {
	const selection: Selection[] = [];
	reader.take("{");
	while (reader.next() !== "}") selection.push(readOne(reader));
	reader.take("}");
	return selection;
}

function readOne(reader: Reader): Selection {
	if (reader.next() !== "...") return readField(reader);
	reader.take();
	if (reader.next() === "on") return typedFragment(reader);
	return { kind: "spread", name: reader.take() };
}

function typedFragment(reader: Reader): Fragment {
	reader.take("on");
	return { kind: "fragment", type: reader.take(), selection: readSelection(reader) };
}

function readField(reader: Reader): Field {
	const first = reader.take();
	const isAliased = reader.next() === ":";
	if (isAliased) reader.take();
	const name = isAliased ? reader.take() : first;
	const given = reader.next() === "(" ? readMembers(reader, "(", ")") : {};
	const selection = reader.next() === "{" ? readSelection(reader) : [];
	return { kind: "field", alias: first, name, arguments: given, selection };
}

function readMembers(reader: Reader, open: string, close: string): Record<string, Value> {
	const members: Record<string, Value> = {};
	reader.take(open);
	while (reader.next() !== close) {
		const name = reader.take();
		reader.take(":");
		members[name] = readValue(reader);
	}
	reader.take(close);
	return members;
}

function readValue(reader: Reader): Value {
	const next = reader.next();
	if (next === "{") return { kind: "object", members: readMembers(reader, "{", "}") };
	if (next === "[") return { kind: "list", items: readItems(reader) };
	const token = reader.take();
	if (token === "$") return { kind: "variable", name: reader.take() };
	if (token === "null") return { kind: "literal", value: null };
	if (token.startsWith('"') || /^(true|false|-?\d)/.test(token)) return { kind: "literal", value: JSON.parse(token) };
	return { kind: "literal", value: token };
}

function readItems(reader: Reader): Value[] {
	const items: Value[] = [];
	reader.take("[");
	while (reader.next() !== "]") items.push(readValue(reader));
	reader.take("]");
	return items;
}

/** A value with its variables filled in. */
export function fillIn(value: Value, variables: Readonly<Record<string, unknown>>): unknown {
	switch (value.kind) {
		case "literal":
			return value.value;
		case "variable":
			return variables[value.name];
		case "list":
			return value.items.map((item) => fillIn(item, variables));
		case "object":
			return Object.fromEntries(Object.entries(value.members).map(([key, each]) => [key, fillIn(each, variables)]));
	}
}
