/**
 * The child process that parses, started when first asked. Native parsing cannot be interrupted by a timer of its own
 * process, so an answer that is late costs the child its life, and the next question gets a new one.
 */

import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Answer, Question } from "./messages.ts";

/** Milliseconds for one file. Half a megabyte of real Rust takes about 0.2 s. */
const FILE_MS = 2_000;
/** Milliseconds until a new process must have loaded its parser; it takes about 60 ms on an idle machine. */
const START_MS = 20_000;

export interface ParserProcess {
	/** Never rejects: a question that cannot be answered comes back as `failed`. One at a time. */
	ask(question: Question): Promise<Answer>;
	/** Ends the process; resolves when it is gone. */
	close(): Promise<void>;
}

/** `fileMs`: how long one answer may take, in milliseconds. */
export function openParserProcess(fileMs = FILE_MS): ParserProcess {
	let child: ChildProcess | undefined;

	async function ask(question: Question): Promise<Answer> {
		if (!child?.connected) {
			child = start();
			const first = await nextMessage(child, START_MS);
			if (first.kind !== "ready") {
				await close();
				return first;
			}
		}
		const running = child;
		running.send(question, () => {});
		const answer = await nextMessage(running, fileMs);
		if (answer.kind === "failed") await close();
		return answer;
	}

	async function close(): Promise<void> {
		const ending = child;
		child = undefined;
		if (ending) await kill(ending);
	}

	return { ask, close };
}

/** The child gets none of our environment: it reads hostile text and needs no secret. */
function start(): ChildProcess {
	const worker = fileURLToPath(new URL("./parse-worker.ts", import.meta.url));
	const compiled = worker.replace(/\.ts$/, extname(fileURLToPath(import.meta.url)));
	const child = fork(compiled, [], { env: {}, execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
	return child.on("error", () => {});
}

/** Waits for one message, keeping our own process alive only meanwhile. */
function nextMessage(child: ChildProcess, milliseconds: number): Promise<Answer> {
	const hold = (held: boolean) => {
		for (const handle of [child, child.channel]) held ? handle?.ref() : handle?.unref();
	};
	return new Promise((resolve) => {
		// The answer may already lie in the channel while our own work kept us from reading it: read before judging.
		const timer = setTimeout(() => setImmediate(() => finish(late(milliseconds))), milliseconds);
		const onMessage = (message: unknown) => finish(message as Answer);
		const onExit = () => finish({ kind: "failed", reason: "the parser crashed" });
		const killWithUs = () => child.kill("SIGKILL");
		function finish(answer: Answer): void {
			clearTimeout(timer);
			child.off("message", onMessage).off("exit", onExit).off("error", onExit);
			process.off("exit", killWithUs);
			hold(false);
			resolve(answer);
		}
		hold(true);
		child.on("message", onMessage).on("exit", onExit).on("error", onExit);
		process.on("exit", killWithUs);
	});
}

function late(milliseconds: number): Answer {
	return { kind: "failed", reason: `parsing took longer than ${milliseconds / 1000} s` };
}

function kill(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		child.ref();
		child.once("exit", () => resolve());
		child.kill("SIGKILL");
	});
}
