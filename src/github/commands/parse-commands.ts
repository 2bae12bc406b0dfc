import { editDistance } from "../../config/nearest.ts";
import { COMMAND_NAMES, type Command, type CommandName } from "./command.ts";
import { commandLines } from "./command-lines.ts";
import { parseArguments } from "./parse-arguments.ts";

export interface CommandProblem {
	/** 1-based line of the comment. */
	readonly line: number;
	/** For the person: what is wrong, and what would be right. Holds nothing of theirs but a plain word. */
	readonly message: string;
}

export interface ParsedCommands {
	readonly commands: readonly Command[];
	readonly problems: readonly CommandProblem[];
}

/** Commands of one comment; what is over them is refused. */
export const MOST_COMMANDS = 10;
/** Characters of one command; no path or reason is longer. */
const LONGEST_COMMAND = 1_000;

/**
 * Reads the commands of a comment, whole and in their order. Commands of other bots are left alone; a misspelt one of
 * ours is a problem, and so is one of ours with arguments that it does not take.
 */
export function parseCommands(commentBody: string): ParsedCommands {
	const commands: Command[] = [];
	const problems: CommandProblem[] = [];
	for (const { line, text } of commandLines(commentBody)) {
		const read = readLine(text);
		if (read === undefined) continue;
		if (commands.length === MOST_COMMANDS) {
			problems.push({ line, message: `A comment takes ${MOST_COMMANDS} commands; write the rest in another.` });
			break;
		}
		if (typeof read === "string") problems.push({ line, message: read });
		else commands.push(read);
	}
	return { commands, problems };
}

/** A command, what is wrong with it, or `undefined` where it is not ours. */
function readLine(text: string): Command | string | undefined {
	const [, word = "", rest = ""] = /^\/([A-Za-z]+)(?:[ \t]+(.*))?$/.exec(text) ?? [];
	const name = word.toLowerCase();
	const ours = COMMAND_NAMES.find((each) => each === name);
	if (ours === undefined) return misspelt(name);
	if (text.length > LONGEST_COMMAND) return `\`/${ours}\` takes ${LONGEST_COMMAND} characters at most.`;
	return parseArguments(ours, rest.trim());
}

/** Other bots' commands that look like a misspelling of ours. */
const OTHERS = new Set(["preview", "content", "helm", "help-wanted"]);
/** In shorter words one step leads to too many others. */
const SHORTEST_MISSPELT = 4;

function misspelt(name: string): string | undefined {
	if (name.length < SHORTEST_MISSPELT || OTHERS.has(name)) return undefined;
	const near = COMMAND_NAMES.find((each) => isOneStepAway(name, each));
	return near === undefined ? undefined : `There is no \`/${name}\`; did you mean \`/${near}\`?`;
}

function isOneStepAway(name: string, ours: CommandName): boolean {
	return Math.abs(name.length - ours.length) <= 1 && ours.length >= SHORTEST_MISSPELT && editDistance(name, ours) === 1;
}
