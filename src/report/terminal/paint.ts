import { styleText } from "node:util";

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan" | "magenta" | "inverse";
/** Puts a text into styles, or leaves it as it is where there is no colour. */
export type Paint = (styles: readonly Style[], text: string) => string;

export function painter(colour: boolean): Paint {
	if (!colour) return (_styles, text) => text;
	// The caller has decided whether there is colour; Node must not look at stdout again.
	return (styles, text) => styleText([...styles], text, { validateStream: false });
}

/** Prose with the code in backticks set off. */
export function paintProse(paint: Paint, line: string): string {
	return line.replace(/`[^`]+`/g, (code) => paint(["cyan"], code));
}
