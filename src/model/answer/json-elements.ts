/**
 * Finds the complete elements of the arrays in a JSON object while it is still being written. It serves two ends: to say
 * how many findings there are so far, and to save what was whole of an answer that broke off.
 */

export interface JsonElement {
	/** Key of the array in the outermost object. */
	readonly key: string;
	readonly text: string;
}

export interface JsonElements {
	/** Takes the next piece of text; returns the elements that it completed. */
	readonly feed: (piece: string) => readonly JsonElement[];
}

interface State {
	depth: number;
	inString: boolean;
	isEscaped: boolean;
	/** The last string at depth 1, which is the key when a `[` follows. */
	key: string;
	/** Text of the element, or of the string at depth 1, under way. */
	held: string;
}

export function openJsonElements(): JsonElements {
	const state: State = { depth: 0, inString: false, isEscaped: false, key: "", held: "" };
	return {
		feed: (piece) => {
			const found: JsonElement[] = [];
			for (const character of piece) {
				const element = step(state, character);
				if (element) found.push(element);
			}
			return found;
		},
	};
}

/** All complete elements of a text. What stands before the first `{` is passed over. */
export function jsonElements(text: string): readonly JsonElement[] {
	return openJsonElements().feed(text.slice(Math.max(0, text.indexOf("{"))));
}

function step(state: State, character: string): JsonElement | undefined {
	if (state.inString) return inString(state, character);
	if (state.depth > 2) state.held += character;
	if (character === '"') startString(state);
	else if (character === "{" || character === "[") open(state, character);
	else if (character === "}" || character === "]") return close(state);
	return undefined;
}

function inString(state: State, character: string): undefined {
	if (state.depth > 2) state.held += character;
	if (state.isEscaped) state.isEscaped = false;
	else if (character === "\\") state.isEscaped = true;
	else if (character === '"') state.inString = false;
	if (state.depth === 1 && state.inString) state.key += character;
	return undefined;
}

function startString(state: State): void {
	state.inString = true;
	if (state.depth === 1) state.key = "";
}

function open(state: State, character: string): void {
	state.depth += 1;
	// Depth 1 is the object, 2 an array in it, 3 an element.
	if (state.depth === 3) state.held = character;
}

function close(state: State): JsonElement | undefined {
	state.depth -= 1;
	return state.depth === 2 ? { key: state.key, text: state.held } : undefined;
}
