import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.ts";

/** A comment of GitHub's greatest length, encoded. */
const MOST_BYTES = 256_000;

export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > MOST_BYTES) throw new Refusal("That is too long.");
		chunks.push(chunk);
	}
	return new URLSearchParams(Buffer.concat(chunks).toString());
}
