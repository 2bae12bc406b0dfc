/** One line on a terminal that says what is being done; nothing where nobody watches. */

export interface Progress {
	readonly say: (doing: string) => void;
	/** Clears the line. May be called more than once. */
	readonly end: () => void;
}

const CLEAR_LINE = "\r\u001b[2K";

export function openProgress(stream: NodeJS.WriteStream): Progress {
	if (!stream.isTTY) return { say: () => {}, end: () => {} };
	let shown = false;
	return {
		say: (doing) => {
			shown = true;
			stream.write(`${CLEAR_LINE}${doing.slice(0, (stream.columns ?? 80) - 1)}`);
		},
		end: () => {
			if (shown) stream.write(CLEAR_LINE);
			shown = false;
		},
	};
}
