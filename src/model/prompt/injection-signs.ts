/**
 * Text in a change that is addressed to whoever reviews it by machine. Found by words, so it proves nothing by its
 * absence; where it is found, an agent's refutations are not believed and a person is told the place.
 */

const SIGNS: readonly RegExp[] = [
	/\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|all|any|your|these)\b[^.\n]{0,30}\b(?:instruction|rule|prompt|message|guideline|direction|task)/i,
	/\b(?:you are now|act as|pretend to be|from now on,? you)\b/i,
	/\b(?:system|developer|assistant) (?:prompt|message|override|instruction)/i,
	/\b(?:new|updated|real|actual|final) (?:instruction|task|rule)s?\s*[:-]/i,
	/\b(?:note|message|instruction|attention|hint|memo)s? (?:to|for) (?:the |any |all )?(?:ai|llm|model|agent|bot|reviewer|assistant|claude|gregor|automated)/i,
	/\b(?:ai|llm|automated|machine) (?:reviewers?|models?|agents?|assistants?)\b[^.\n]{0,60}\b(?:must|should|shall|need|have to|do not|don't|never|skip|approve)/i,
	/\b(?:dear )?(?:claude|gregor)\b\s*[,:]/i,
	/\b(?:do not|don't|never|no need to|stop)\b[^.\n]{0,25}\b(?:report|flag|mention|comment on|review|raise)\b[^.\n]{0,40}\b(?:finding|issue|problem|file|line|change|this|anything)/i,
	/\b(?:approve|lgtm|merge) (?:this|the) (?:pr|pull request|change)\b[^.\n]{0,40}\b(?:without|immediately|now|at once)/i,
	/\b(?:mark|treat|report|return|conclude|classify)\b[^.\n]{0,40}\b(?:as )?(?:clean|approved|refuted|false positive|safe|no findings)/i,
	/\bstatic_verdicts?\b|"?findings"?\s*:\s*\[\s*\]|\b(?:refute|dismiss|suppress) (?:e\d|all|every|the static)/i,
	/<\/?(?:data|system|instructions?|user|assistant|human)(?:-[0-9a-f]*)?>/i,
	/\[\/?(?:INST|SYSTEM)\]|<\|im_(?:start|end)\|>|^\s*(?:human|assistant|system)\s*:/im,
	/\b(?:reveal|print|repeat|output|show|leak|send)\b[^.\n]{0,40}\b(?:system prompt|api[ _-]?key|secret|token|credential|environment variable|nonce)/i,
	/\b(?:read|open|cat|fetch)\b[^.\n]{0,30}(?:\/etc\/passwd|\.env\b|id_rsa|\.\.\/)/i,
];

export interface InjectionSign {
	/** 1-based line within the text. */
	readonly line: number;
}

/** The first sign of each line that has one. Text must have been made visible before. */
export function injectionSigns(text: string): InjectionSign[] {
	return text
		.split("\n")
		.flatMap((line, index) => (SIGNS.some((sign) => sign.test(line)) ? [{ line: index + 1 }] : []));
}
