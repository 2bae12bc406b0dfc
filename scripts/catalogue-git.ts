/** Reads sources of Kafka's settings from bare git mirrors, for the catalogue scripts. */

import { execFileSync } from "node:child_process";

const OUTPUT_LIMIT = 64 * 1024 * 1024;

/** Runs git on a bare repository and gives what it prints; throws where git fails. */
export function git(repository: string, ...words: readonly string[]): string {
	return execFileSync("git", [`--git-dir=${repository}`, ...words], { encoding: "utf8", maxBuffer: OUTPUT_LIMIT });
}

/** Tags that `pattern` matches, oldest release first, each with its bare version. */
export function releases(repository: string, pattern: RegExp): { tag: string; version: string }[] {
	const tags = git(repository, "tag")
		.split("\n")
		.filter((tag) => pattern.test(tag));
	const found = tags.map((tag) => ({ tag, version: tag.replace(/^v/, "") }));
	return found.sort((left, right) => compareVersions(left.version, right.version));
}

/** First release in which each name appears, by `namesAt(tag)`; names as old as the first release are left out. */
export function firstReleases(
	repository: string,
	pattern: RegExp,
	namesAt: (tag: string) => Iterable<string>,
): Map<string, string> {
	const first = new Map<string, string>();
	const [oldest, ...later] = releases(repository, pattern);
	const known = new Set(oldest === undefined ? [] : namesAt(oldest.tag));
	for (const { tag, version } of later) {
		for (const name of namesAt(tag)) {
			if (!known.has(name) && !first.has(name)) first.set(name, version);
		}
	}
	return first;
}

function compareVersions(left: string, right: string): number {
	const other = right.split(".").map(Number);
	const differing = left
		.split(".")
		.map((part, index) => Number(part) - (other[index] ?? 0))
		.find((difference) => difference !== 0);
	return differing ?? 0;
}
