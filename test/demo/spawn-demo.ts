/** The demo as a person runs it: a process of its own. */

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const DEMO = fileURLToPath(new URL("../../scripts/demo.ts", import.meta.url));

export interface RunningDemo {
	/** Settles when the words have been printed; rejects when it ends without them. */
	printed(words: RegExp): Promise<RegExpExecArray>;
	/** Presses Ctrl-C. */
	interrupt(): void;
	readonly ended: Promise<{ readonly status: number | null; readonly output: string }>;
}

/** No test asks a model that costs, whoever runs it. */
const NOBODYS = { NODE_OPTIONS: "", ANTHROPIC_API_KEY: "", GREGOR_MODEL_PLATFORM: "" };

export function spawnDemo(...args: string[]): RunningDemo {
	const child = spawn(process.execPath, [DEMO, ...args], { env: { ...process.env, ...NOBODYS } });
	const waiting = new Set<() => void>();
	let output = "";
	let hasEnded = false;
	const tell = () => {
		for (const look of [...waiting]) look();
	};
	const hear = (chunk: string) => {
		output += chunk;
		tell();
	};
	child.stdout.setEncoding("utf8").on("data", hear);
	child.stderr.setEncoding("utf8").on("data", hear);
	const ended = new Promise<{ status: number | null; output: string }>((resolve) => {
		child.on("close", (status) => {
			hasEnded = true;
			tell();
			resolve({ status, output });
		});
	});
	return {
		ended,
		interrupt: () => child.kill("SIGINT"),
		printed: (words) =>
			new Promise((resolve, reject) => {
				const look = () => {
					const found = words.exec(output);
					if (found === null && !hasEnded) return;
					waiting.delete(look);
					if (found) resolve(found);
					else reject(new Error(`The demo ended without printing ${words}:\n${output}`));
				};
				waiting.add(look);
				look();
			}),
	};
}
