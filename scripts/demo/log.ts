/** What happens, in the order it happens: told in the terminal and on the page. */

export interface LogLine {
	readonly who: "note" | "person" | "github" | "gregor" | "agent" | "proof";
	readonly text: string;
	/** `HH:MM:SS`. */
	readonly at: string;
}

export interface DemoLog {
	readonly lines: readonly LogLine[];
	say(who: LogLine["who"], text: string): void;
	/** Something can be seen that no line tells. */
	changed(): void;
	/** Called at every line and every change; answers how to stop. */
	follow(listener: (line: LogLine | undefined) => void): () => void;
}

export function createLog(): DemoLog {
	const lines: LogLine[] = [];
	const listeners = new Set<(line: LogLine | undefined) => void>();
	const tell = (line: LogLine | undefined) => {
		for (const listener of [...listeners]) listener(line);
	};
	return {
		lines,
		say: (who, text) => {
			const line = { who, text, at: new Date().toTimeString().slice(0, 8) };
			lines.push(line);
			tell(line);
		},
		changed: () => tell(undefined),
		follow: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
