/**
 * The process that parses; see open-syntax.ts for who starts and kills it. It answers each question with one message
 * and ends when its parent is gone.
 */

import rust from "@ast-grep/lang-rust";
import { parse, registerDynamicLanguage } from "@ast-grep/napi";
import { countErrors } from "./count-errors.ts";
import type { Answer, Question } from "./messages.ts";
import { readItems } from "./read-items.ts";

registerDynamicLanguage({ rust });

function answer(question: Question): Answer {
	const root = parse("rust", question.text).root();
	switch (question.kind) {
		case "items":
			return { kind: "items", items: readItems(root) };
		case "errors":
			return { kind: "errors", errors: countErrors(root, question.text) };
	}
}

function send(message: Answer): void {
	process.send?.(message);
}

process.on("disconnect", () => process.exit());
process.on("message", (question: Question) => {
	try {
		send(answer(question));
	} catch (error) {
		send({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
	}
});
send({ kind: "ready" });
