/** The longest body of a comment, review or issue that GitHub takes; over it the request is a 422. */
export const MAX_BODY_CHARACTERS = 65_536;

/** Characters of one text from outside, tried in turn until the body fits; escaping can make each up to eightfold. */
const TEXT_LIMITS = [20_000, 4_000, 1_000, 300];

/** The fullest rendering that fits into a body: `render` is handed how long a single text may be. */
export function fitBody(render: (textLimit: number) => string): string {
	for (const limit of TEXT_LIMITS) {
		const body = render(limit);
		if (body.length <= MAX_BODY_CHARACTERS) return body;
	}
	throw new Error(
		`A body is over ${MAX_BODY_CHARACTERS} characters with texts of ${TEXT_LIMITS.at(-1)}: a bug in the report`,
	);
}
