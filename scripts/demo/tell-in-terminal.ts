import type { DemoLog, LogLine } from "./log.ts";

const HEADS: Readonly<Record<LogLine["who"], string>> = {
	note: "\n",
	person: "\n",
	github: "  GitHub  ",
	gregor: "  Gregor  ",
	agent: "  Agents  ",
	proof: "  ✓ ",
};

/** Prints each line as it comes. */
export function tellInTerminal(log: DemoLog): void {
	log.follow((line) => {
		if (line !== undefined) console.log(`${HEADS[line.who]}${line.text}`);
	});
}
