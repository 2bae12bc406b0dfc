import type { Description } from "../syntax/open-syntax.ts";
import type { ContextRequest, Grep } from "./context-request.ts";

/**
 * The same request, asking the outside each thing once: agents and batches of one change look up mostly the same
 * names and files. What is remembered lives as long as the request.
 */
export function rememberLookups(request: ContextRequest): ContextRequest {
	const read = remember((path: string) => request.readHead(path));
	const described = new Map<string, Promise<Map<string, Description>>>();
	const grep = request.grep && rememberGrep(request.grep);
	return {
		...request,
		readHead: read,
		describe: async (files) => {
			const answers = files.map((file) => {
				const asked = described.get(file.path) ?? request.describe([file]);
				described.set(file.path, asked);
				return asked;
			});
			return new Map((await Promise.all(answers)).flatMap((answer) => [...answer]));
		},
		...(grep && { grep }),
	};
}

function rememberGrep(grep: Grep): Grep {
	const asked = remember((key: string) => grep(...(JSON.parse(key) as Parameters<Grep>)));
	return (pattern, options) => asked(JSON.stringify([pattern, options ?? {}]));
}

function remember<Out>(ask: (key: string) => Promise<Out>): (key: string) => Promise<Out> {
	const known = new Map<string, Promise<Out>>();
	return (key) => {
		const answer = known.get(key) ?? ask(key);
		known.set(key, answer);
		return answer;
	};
}
