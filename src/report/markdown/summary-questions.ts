import type { ReviewResult } from "../../review/result.ts";
import { hasConstraint } from "../answer-ways.ts";
import { clip } from "../text/clip.ts";
import { escapeInline } from "./escape.ts";

const MOST_QUESTIONS = 10;

/** What the agents could not know, each with how to answer it. */
export function summaryQuestions({ questions }: ReviewResult, limit: number): string {
	if (questions.length === 0) return "";
	const lines = questions.slice(0, MOST_QUESTIONS).map(({ key, question }) => {
		return `- ${escapeInline(clip(question, limit))}\\\n  ${howToAnswer(key)}`;
	});
	return `### Questions\n\nThe answers would change a finding.\n\n${lines.join("\n")}`;
}

function howToAnswer(key: string): string {
	if (!hasConstraint(key)) return "Answer in the pull request's description.";
	return `Answer with \`/context ${key}=…\` in a comment, or for good as \`constraints.${key}\` in \`.github/gregor.yml\`.`;
}
