import type { ObjectId } from "../change/change-set.ts";
import { GitError } from "./git-error.ts";
import { type GitPlace, spawnFailure, spawnGit } from "./spawn-git.ts";

export interface GitObject {
	readonly type: "blob" | "tree" | "commit" | "tag";
	readonly id: ObjectId;
	readonly size: number;
	/** Absent when the object is larger than the limit asked for: it is skipped as it streams by, never held. */
	readonly bytes: Buffer | undefined;
}

/** Reads objects by name through one long-lived `git cat-file --batch`, in the order asked. */
export interface ObjectReader {
	/** `undefined` where git has no such object. `name` is an id or an expression; it may hold no line feed. */
	read(name: string, maxBytes: number): Promise<GitObject | undefined>;
	/** Ends the process; requests still waiting fail. Safe to call twice. */
	close(): Promise<void>;
}

interface Request {
	readonly name: string;
	readonly maxBytes: number;
	resolve(object: GitObject | undefined): void;
	reject(error: unknown): void;
}

/** Starts the process; nothing is read until asked. */
export function openObjectReader(place: GitPlace): ObjectReader {
	const args = ["cat-file", "--batch"];
	const child = spawnGit(place, args);
	const waiting: Request[] = [];
	let broken: GitError | undefined;
	let stderr = "";
	const fail = (error: GitError) => {
		broken ??= error;
		for (const request of waiting.splice(0)) request.reject(broken);
	};
	const closed = new Promise<void>((resolve) => {
		child.on("close", (status) => {
			const message = `git cat-file ended in ${place.directory}: ${stderr.trim() || `status ${status}`}`;
			fail(new GitError("failed", message, { args, stderr }));
			resolve();
		});
	});
	child.on("error", (cause) => fail(spawnFailure(cause, args)));
	child.stdin.on("error", () => undefined); // told by close
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		if (stderr.length < 4_000) stderr += text;
	});
	child.stdout.on("data", answerReader(waiting));
	return {
		read: (name, maxBytes) =>
			new Promise((resolve, reject) => {
				if (broken) return reject(broken);
				waiting.push({ name, maxBytes, resolve, reject });
				child.stdin.write(`${name}\n`);
			}),
		close: async () => {
			child.stdin.end();
			if (waiting.length > 0) child.kill("SIGKILL");
			await closed;
		},
	};
}

const LINE_FEED = 0x0a;

/** Cuts the stream of answers, `id type size LF bytes LF` or `name missing LF`, and hands each to the oldest request. */
function answerReader(waiting: Request[]): (chunk: Buffer) => void {
	let rest: Buffer = Buffer.alloc(0);
	let body: Body | undefined;
	return (chunk) => {
		let input = chunk;
		while (input.length > 0) {
			if (body) {
				input = body.take(input);
				if (!body.done()) return;
				waiting.shift()?.resolve(body.object());
				body = undefined;
				continue;
			}
			const end = input.indexOf(LINE_FEED);
			rest =
				rest.length === 0
					? input.subarray(0, end < 0 ? undefined : end)
					: Buffer.concat([rest, input.subarray(0, end < 0 ? undefined : end)]);
			if (end < 0) return;
			input = input.subarray(end + 1);
			body = startAnswer(rest.toString("utf8"), waiting);
			rest = Buffer.alloc(0);
		}
	};
}

interface Body {
	/** Takes what is its own from the input, and returns what is left. */
	take(input: Buffer): Buffer;
	done(): boolean;
	object(): GitObject;
}

/** An answer without a body is given at once. */
function startAnswer(header: string, waiting: Request[]): Body | undefined {
	const [, id, type, size] = /^([0-9a-f]+) (blob|tree|commit|tag) (\d+)$/.exec(header) ?? [];
	if (id === undefined || type === undefined) {
		waiting.shift()?.resolve(undefined);
		return undefined;
	}
	return bodyOf(id as ObjectId, type as GitObject["type"], Number(size), waiting[0]?.maxBytes ?? 0);
}

function bodyOf(id: ObjectId, type: GitObject["type"], size: number, maxBytes: number): Body {
	const kept: Buffer[] = [];
	const keep = size <= maxBytes;
	let missing = size + 1; // the line feed after the bytes
	return {
		take: (input) => {
			const own = input.subarray(0, missing);
			missing -= own.length;
			if (keep) kept.push(own);
			return input.subarray(own.length);
		},
		done: () => missing === 0,
		object: () => ({ type, id, size, bytes: keep ? Buffer.concat(kept).subarray(0, size) : undefined }),
	};
}
