/** The code that a finding or a thread is about, as it is now and as it was before the change. */

import { addedLines } from "../../../change/added-lines.ts";
import { findSnippet, makeSearchable } from "../../../findings/find-snippet.ts";
import type { LineRange, Location } from "../../../findings/finding.ts";
import type { TalkSection } from "../../../model/talk/talk-request.ts";
import { baseRange, printLines, rangeAround } from "../../../review/agents/code-around.ts";
import { describeFiles } from "../../../review/describe-files.ts";
import type { Syntax } from "../../../syntax/open-syntax.ts";
import { screenSource } from "../../../syntax/screen-source.ts";
import type { FetchedChange } from "../fetch-change.ts";

export interface Passage extends Location {
	/** The lines themselves, which may have moved. */
	readonly snippet?: string;
}

export async function codeSections(
	passage: Passage,
	{ change, readHead, readBase }: FetchedChange,
	syntax: Syntax,
): Promise<readonly TalkSection[]> {
	const { path } = passage;
	const file = change.files.find((one) => one.path === path);
	const head = decode(await readHead(path));
	if (head === undefined)
		return [{ from: "change", title: `${path} at head`, text: "There is no such text file now." }];
	const { place, isThere } = placeOf(passage, head);
	const items = await describeFiles([path], new Map([[path, head]]), syntax);
	const range = rangeAround(place, items.get(path) ?? [], head.split("\n").length);
	const base = file && file.status !== "added" ? decode(await readBase(file.previousPath ?? path)) : undefined;
	const moved = isThere ? "" : "; the quoted lines do not stand there any more";
	return [
		{
			from: "change",
			title: `${path} around line ${place.startLine} at head, "+" marks added lines${moved}`,
			text: printLines(head, range, file && addedLines(file)),
		},
		...(base !== undefined && file
			? [
					{
						from: "change" as const,
						title: `${path} in the same place before the change`,
						text: printLines(base, baseRange(range, file)) || "(nothing there)",
						isBackground: true,
					},
				]
			: []),
	];
}

/** Where the quoted lines are now, nearest to where they were; where they were, if they are gone. */
function placeOf({ snippet = "", startLine, endLine }: Passage, head: string): { place: LineRange; isThere: boolean } {
	const lines = head.split("\n");
	const distance = (match: LineRange) => Math.abs(match.startLine - startLine);
	const [nearest] = findSnippet(makeSearchable(lines), snippet).toSorted(
		(one, other) => distance(one) - distance(other),
	);
	const last = Math.min(endLine, lines.length);
	return {
		place: nearest ?? { startLine: Math.min(startLine, last), endLine: last },
		isThere: nearest !== undefined || snippet === "",
	};
}

function decode(bytes: Uint8Array | undefined): string | undefined {
	return bytes && !screenSource(bytes) ? new TextDecoder().decode(bytes) : undefined;
}
