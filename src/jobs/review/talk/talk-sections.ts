/** What an agent is shown when a person speaks to Gregor. */

import type { PullRequestFacts, SaidComment } from "../../../github/pull-request-host.ts";
import type { TalkSection } from "../../../model/talk/talk-request.ts";
import type { KnownFinding } from "../../../store/findings.ts";
import type { Syntax } from "../../../syntax/open-syntax.ts";
import type { FetchedChange } from "../fetch-change.ts";
import { codeSections, type Passage } from "./code-sections.ts";

/** The last comments of a conversation that are shown, and characters of each text. */
const COMMENTS = 12;
const CHARACTERS = 4_000;
/** Open findings that are listed, and those of the answering agent whose code is shown, where none is under discussion. */
const LISTED = 20;
const SHOWN = 3;

export interface TalkMaterial {
	readonly facts: PullRequestFacts;
	readonly finding: KnownFinding | undefined;
	readonly known: readonly KnownFinding[];
	/** Who answers. */
	readonly agent: string;
	/** What was said before and since, the comment to answer left out. */
	readonly comments: readonly SaidComment[];
	/** Where its thread stands, where it stands in one. */
	readonly place: SaidComment["place"];
	readonly fetched: FetchedChange;
	readonly syntax: Syntax;
}

export async function talkSections(material: TalkMaterial): Promise<readonly TalkSection[]> {
	const { facts, finding, known, agent, comments, place, fetched, syntax } = material;
	const open = known.filter(({ state }) => state === "open");
	const own = open.filter((one) => one.agent === agent).slice(0, SHOWN);
	const told: Passage[] = (finding ? [finding] : own).flatMap((one) => one.told ?? []);
	const here = place && { path: place.path, startLine: place.line, endLine: place.line };
	const passages = here && !finding ? [here, ...told] : told;
	const code = await Promise.all(passages.map((one) => codeSections(one, fetched, syntax)));
	return [
		{ from: "change", title: "What the pull request says", text: describe(facts), isBackground: true },
		...(finding ? [findingSection(finding)] : listSections(open)),
		...code.flat(),
		...comments.slice(-COMMENTS).map((comment) => commentSection(comment, facts)),
	];
}

function describe({ title, body, author }: PullRequestFacts): string {
	return `By ${author.login}: ${title}\n\n${body.slice(0, CHARACTERS)}`.trim();
}

function findingSection(finding: KnownFinding): TalkSection {
	return { from: "gregor", title: "The finding under discussion, as Gregor told it", text: printFinding(finding) };
}

function listSections(open: readonly KnownFinding[]): readonly TalkSection[] {
	const text = open.slice(0, LISTED).map(printFinding).join("\n\n---\n\n") || "None is open.";
	return [{ from: "gregor", title: "The findings of this review that are open", text }];
}

/** What is known only in short, from before findings were kept in full, is printed so. */
function printFinding({ number, path, title, priority, source, agent, state, told }: KnownFinding): string {
	const place = told ? `${path} lines ${told.startLine} to ${told.endLine}` : path;
	const parts = [
		`Finding ${number} (${priority}, ${state}) at ${place}, found by ${source} for ${agent}`,
		title,
		told?.problem,
		told && `What to do: ${told.recommendation}`,
		told?.tradeoff && `What it costs: ${told.tradeoff}`,
		told && `Quoted lines:\n${told.snippet}`,
	];
	return parts.filter(Boolean).join("\n\n").slice(0, CHARACTERS);
}

const MARKER = /^<!-- gregor:[^\n]*-->[ \t\r]*\n?/;

function commentSection({ author, isOurs, body }: SaidComment, facts: PullRequestFacts): TalkSection {
	const role = author === facts.author.login ? ", who opened the pull request" : "";
	return {
		from: isOurs ? "gregor" : "person",
		title: isOurs ? "The conversation: Gregor (you) said" : `The conversation: ${author}${role} said`,
		text: (isOurs ? body.replace(MARKER, "") : body).slice(0, CHARACTERS),
	};
}
