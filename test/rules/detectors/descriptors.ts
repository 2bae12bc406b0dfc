/** Reads the detectors' descriptors with their examples, as the tests need them. */

import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { DetectorFile } from "../../../src/rules/detectors/detector.ts";

interface Example {
	readonly path: string;
	readonly text: string;
	/** Files of one number belong to one change. */
	readonly case?: number;
}

export interface Descriptor {
	readonly id: string;
	readonly message: string;
	readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
	readonly metadata: Readonly<Record<string, unknown>>;
}

const folder = new URL("../../../rules/detectors/", import.meta.url);

export function readDescriptors(): Descriptor[] {
	const names = readdirSync(folder).filter((name) => name.endsWith(".yml"));
	return names.map((name) => parse(readFileSync(new URL(name, folder), "utf8")) as Descriptor);
}

/** A descriptor as it stands in its file. */
export function descriptorSource(id: string): string {
	return readFileSync(new URL(`${id}.yml`, folder), "utf8");
}

/** The changes that the examples make: one file each, or the files of one case together, every line added. */
export function changesOf(examples: readonly Example[]): DetectorFile[][] {
	const groups = new Map<number | string, DetectorFile[]>();
	for (const [index, example] of examples.entries()) {
		const key = example.case ?? `alone ${index}`;
		groups.set(key, [...(groups.get(key) ?? []), added(example.path, example.text)]);
	}
	return [...groups.values()];
}

/** A file all of whose lines are new. */
function added(path: string, text: string): DetectorFile {
	return { path, text, addedLines: new Set(text.split("\n").map((_, index) => index + 1)) };
}
