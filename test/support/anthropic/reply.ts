/** What the stand-in of Anthropic's API answers to one request. */

export interface ToolUse {
	readonly name: string;
	readonly input: unknown;
}

export type Reply =
	/** A whole message: thinking, text, then tools. */
	| {
			readonly kind: "message";
			readonly text?: string;
			readonly thinking?: string;
			readonly tools?: readonly ToolUse[];
			readonly stop?: string;
			/** Pings before the text. */
			readonly pings?: number;
	  }
	/** An error instead of a stream. */
	| {
			readonly kind: "status";
			readonly status: number;
			readonly type?: string;
			readonly code?: string;
			readonly headers?: Readonly<Record<string, string>>;
			/** Another body than the API's own kind, such as a proxy's HTML. */
			readonly body?: string;
	  }
	/** Status 200, some text, then an error event. */
	| { readonly kind: "error-event"; readonly text: string; readonly type: string }
	/** The connection breaks after the text. */
	| { readonly kind: "broken"; readonly text: string }
	/** The response ends properly, and the message has not. */
	| { readonly kind: "ends-early"; readonly text: string }
	/** An event that is no JSON. */
	| { readonly kind: "garbled"; readonly text: string }
	/** Nothing more after the text; the connection stays open. */
	| { readonly kind: "stalled"; readonly text: string }
	/** Not even headers. */
	| { readonly kind: "mute" };

/** A message with an answer in the agents' schema. */
export function answering(answer: object, rest: { readonly stop?: string; readonly pings?: number } = {}): Reply {
	return { kind: "message", text: JSON.stringify(answer), ...rest };
}

export function failing(status: number, rest: Omit<Extract<Reply, { kind: "status" }>, "kind" | "status"> = {}): Reply {
	return { kind: "status", status, ...rest };
}
