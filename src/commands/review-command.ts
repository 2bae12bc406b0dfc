/** `gregor review`: reviews a local git range and prints the review. */

import { writeFile } from "node:fs/promises";
import type { Priority } from "../config/priority.ts";
import { openRepository } from "../git/open-repository.ts";
import { type ReportFormat, render } from "../report/render.ts";
import type { ReviewResult } from "../review/result.ts";
import type { Rule } from "../rules/rule.ts";
import { CONFIGURATION_FILE, readSettings, type Settings } from "../settings/read-settings.ts";
import { DOCS_URL, VERSION } from "./about.ts";
import { localModel, type Outside, unaskedModel } from "./local-model.ts";
import { printQuestions } from "./print-questions.ts";
import { openProgress } from "./progress.ts";
import { type Range, type RangeOptions, readRange } from "./read-range.ts";
import { type LocalReview, runPreview, runReview } from "./run-review.ts";

export interface ReviewOptions extends RangeOptions {
	readonly repo: string;
	readonly agent?: readonly string[];
	readonly format: ReportFormat;
	readonly output?: string;
	readonly failOn?: Priority | "never";
	readonly config?: string;
	/** False: only the rules review, key or no key. */
	readonly model: boolean;
	/** Print what the agents would be asked, and ask nobody. */
	readonly showPrompt?: boolean;
}

/** Resolves with the exit status: 0, or 1 when a finding stands at or over the priority to fail on. */
export async function reviewCommand(options: ReviewOptions): Promise<number> {
	const progress = openProgress(process.stderr);
	const repository = await openRepository(options.repo);
	const range = await readRange(repository, options);
	try {
		const settings = withOptions(await readSettings(repository, range.settingsFrom, options.config), options);
		const outside = { repository, range, settings, say: progress.say };
		const local = await localReview(outside, options.agent);
		if (options.showPrompt) {
			const questions = await runPreview({ ...local, model: unaskedModel(outside) });
			progress.end();
			await print(printQuestions(questions), options.output);
			return 0;
		}
		const model = options.model ? await localModel(outside) : undefined;
		const reviewed = await runReview({ ...local, ...(model && { model }) });
		const result = {
			...reviewed,
			notices: [...reviewed.notices, ...(await unusedConfiguration(range, settings, options))],
		};
		progress.end();
		await print(await report(result, range, settings, options), options.output);
		return result.verdict.failed ? 1 : 0;
	} finally {
		progress.end();
		await range.close();
	}
}

async function localReview(
	{ repository, range, settings, say }: Outside,
	only?: readonly string[],
): Promise<LocalReview> {
	const { base } = range.change;
	const messages = base ? await repository.commitMessages(base, range.head) : [];
	const [newest = "", ...older] = messages;
	const [title = "", ...body] = newest.split("\n");
	return {
		range,
		settings,
		progress: say,
		...(only && { only }),
		...(messages.length > 0 && { pullRequest: { title, body: [...body, ...older].join("\n").trim() } }),
	};
}

function withOptions(settings: Settings, { failOn }: ReviewOptions): Settings {
	return failOn === undefined ? settings : { ...settings, configuration: { ...settings.configuration, failOn } };
}

async function report(result: ReviewResult, range: Range, settings: Settings, options: ReviewOptions): Promise<string> {
	const paths = new Set([...result.findings, ...result.listed].map(({ path }) => path));
	const texts = new Map<string, string>();
	for (const path of paths) texts.set(path, new TextDecoder().decode(await range.readHead(path)));
	return render(options.format, result, {
		version: VERSION,
		rules: rulesOf(result, settings),
		docsUrl: DOCS_URL,
		headText: (path) => texts.get(path),
		colour: options.output === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR,
		width: Math.min(process.stdout.columns ?? 100, 120),
	});
}

function rulesOf({ findings, listed, hints }: ReviewResult, { own, book }: Settings): ReadonlyMap<string, Rule> {
	const sources = [...findings, ...listed]
		.flatMap((finding) => finding.sources)
		.concat(hints.map(({ source }) => source));
	return new Map(
		sources.flatMap((id) => {
			const rule = own.rules.get(id) ?? book.find(id);
			return rule ? [[id, rule] as const] : [];
		}),
	);
}

async function print(text: string, output: string | undefined): Promise<void> {
	const ended = text.endsWith("\n") ? text : `${text}\n`;
	if (output !== undefined) return writeFile(output, ended);
	await new Promise<void>((resolve) => process.stdout.write(ended, () => resolve()));
}

/** A configuration that only the change has is not in force: the person who has just written one should know. */
async function unusedConfiguration(range: Range, settings: Settings, { config }: ReviewOptions) {
	if (config !== undefined || settings.hasConfiguration) return [];
	if (!(await range.readHead(CONFIGURATION_FILE))) return [];
	const message = `not in force yet, because the base does not have it; try it with --config ${CONFIGURATION_FILE}`;
	return [{ level: "warning" as const, file: CONFIGURATION_FILE, message }];
}
