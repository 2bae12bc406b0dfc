/** A change as the other reviewer shows it: whole with lines around each hunk, or, past its limit, file by file without. */

import picomatch from "picomatch";
import type { ChangedFile, ChangeSet, Hunk, ReadFile } from "../../src/change/change-set.ts";
import { estimateTokens } from "../../src/context/estimate-tokens.ts";
import { extendHunk } from "./extend-hunk.ts";
import { printHunks } from "./print-hunks.ts";
import type { ReviewerSetup } from "./reviewer-setup.ts";

export interface ReviewerDiff {
	readonly text: string;
	/** Numbers of the head lines shown, by path. */
	readonly lines: ReadonlyMap<string, ReadonlySet<number>>;
	/** It did not fit whole. */
	readonly isPruned: boolean;
}

interface Versions {
	readonly readBase: ReadFile;
	readonly readHead: ReadFile;
}

interface PrintedFile {
	readonly file: ChangedFile;
	readonly hunks: readonly Hunk[];
	readonly text: string;
	readonly tokens: number;
}

/** Kept free for the answer; `OUTPUT_BUFFER_TOKENS_SOFT_THRESHOLD` and `_HARD_` in its pr_processing.py. */
const FREE_TOKENS = 1_500;
const LEAST_FREE_TOKENS = 1_000;
const GENERATED_FILES = ["Cargo.lock", "package-lock.json", "yarn.lock", "poetry.lock", "go.sum"];

/** @param promptTokens of its prompt without a diff. */
export async function buildReviewerDiff(
	change: ChangeSet,
	versions: Versions,
	setup: ReviewerSetup,
	promptTokens: number,
): Promise<ReviewerDiff> {
	const files = change.files.filter((file) => file.hunks.length > 0 && isShown(file.path, setup));
	const inOrder = files.toSorted((one, other) => Number(!isRust(one)) - Number(!isRust(other)));
	const whole = await Promise.all(inOrder.map((file) => printExtended(file, versions, setup)));
	const tokens = whole.reduce((sum, one) => sum + one.tokens, promptTokens);
	const room = setup.config.max_model_tokens;
	return tokens + FREE_TOKENS < room ? toDiff(whole) : prune(whole, room, promptTokens);
}

const isRust = ({ path }: ChangedFile): boolean => path.endsWith(".rs");

function isShown(path: string, { skippedEndings, skippedGlobs }: ReviewerSetup): boolean {
	const name = path.split("/").at(-1) ?? path;
	const ending = name.split(".").at(-1) ?? name;
	return (
		!GENERATED_FILES.includes(name) && !skippedEndings.includes(ending) && !picomatch.isMatch(path, [...skippedGlobs])
	);
}

async function printExtended(file: ChangedFile, versions: Versions, { config }: ReviewerSetup): Promise<PrintedFile> {
	const isSkipped = config.patch_extension_skip_types.some((ending) => file.path.endsWith(ending));
	if (isSkipped || file.status === "added" || file.status === "deleted") return printed(file, file.hunks);
	const base = linesOf(await versions.readBase(file.previousPath ?? file.path));
	const head = linesOf(await versions.readHead(file.path));
	return printed(
		file,
		file.hunks.map((hunk) => extendHunk(hunk, base, head, config)),
	);
}

function linesOf(bytes: Uint8Array | undefined): readonly string[] {
	const lines = new TextDecoder().decode(bytes).split("\n");
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function printed(file: ChangedFile, hunks: readonly Hunk[]): PrintedFile {
	const isDeleted = file.status === "deleted";
	const text = isDeleted ? `\n\n## File '${file.path}' was deleted\n` : printHunks(file.path, hunks);
	return { file, hunks: isDeleted ? [] : hunks, text, tokens: estimateTokens(text) };
}

/** The largest files first, as long as there is room, without hunks that only delete; the rest by name. */
function prune(whole: readonly PrintedFile[], room: number, promptTokens: number): ReviewerDiff {
	const largestFirst = whole.toSorted(
		(one, other) => Number(!isRust(one.file)) - Number(!isRust(other.file)) || other.tokens - one.tokens,
	);
	const kept: PrintedFile[] = [];
	const leftOut: string[] = [];
	let tokens = promptTokens;
	for (const { file } of largestFirst.filter((one) => one.file.status !== "deleted")) {
		const one = printed(file, file.hunks.filter(hasAddedLine));
		const fits = tokens <= room - LEAST_FREE_TOKENS && tokens + one.tokens <= room - FREE_TOKENS;
		if (!fits) {
			leftOut.push(file.path);
			continue;
		}
		kept.push(one);
		tokens += one.tokens;
	}
	const rest = leftOut.length > 0 ? [`\n\nChanged files without room:\n\n${leftOut.join("\n")}`] : [];
	const { lines, text } = toDiff(kept);
	return { text: [text, ...rest].join("\n"), lines, isPruned: true };
}

const hasAddedLine = ({ lines }: Hunk): boolean => lines.some(({ kind }) => kind === "added");

function toDiff(files: readonly PrintedFile[]): ReviewerDiff {
	return {
		text: files.map(({ text }) => text).join("\n"),
		lines: new Map(files.map(({ file, hunks }) => [file.path, newLines(hunks)])),
		isPruned: false,
	};
}

function newLines(hunks: readonly Hunk[]): ReadonlySet<number> {
	return new Set(hunks.flatMap(({ lines }) => lines.flatMap(({ newNumber }) => newNumber ?? [])));
}
