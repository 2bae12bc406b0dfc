/** Shorter, and a reason leaves open why it hurts. */
const TELLING = 120;

/** What an agent confirms is told in its words, which are about this code; what the rule says of all such code stands on its page. */
export function toldProblem(reason: string, ruleProblem: string): string {
	const told = reason.replace(/^(?:confirmed|true|yes)[.:,]\s+(.)/i, (_, first: string) => first.toUpperCase());
	return told.length >= TELLING ? told : `${told}\n\n${ruleProblem}`;
}
