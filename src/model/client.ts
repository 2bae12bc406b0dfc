/** Opens the way to Claude: Anthropic's API, or a cloud's by Anthropic's own package where that is installed. */

import Anthropic from "@anthropic-ai/sdk";
import { errorCode } from "./error-code.ts";
import type { ModelClient } from "./model-client.ts";
import { type MessagesOwner, streamCall } from "./stream-call.ts";

export interface ClientSettings {
	readonly platform: "anthropic" | "bedrock" | "vertex";
	/** For `anthropic`; the clouds take their own credentials from the environment. */
	readonly apiKey?: string;
	/** Without a slash at the end; a gateway's, where one stands in between. */
	readonly baseUrl?: string;
	/** A region of Bedrock or Vertex; the package reads its own variable where left out. */
	readonly region?: string;
	/** The project of Vertex. */
	readonly project?: string;
	/** Milliseconds until the first byte of an answer. */
	readonly connectMs?: number;
}

/** The operator has to change the settings; `message` says how. */
export class ClientSettingsError extends Error {
	constructor(message: string) {
		super(message);
		this.name = "ClientSettingsError";
	}
}

const CONNECT_MS = 60_000;
const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

/** @throws {ClientSettingsError} */
export async function openClient(settings: ClientSettings): Promise<ModelClient> {
	const owner = await openOwner(settings);
	return {
		send: (call, options) => streamCall(owner, call, options),
		countTokens: async ({ params }, signal) => {
			const { model, messages, system, tools, output_config, thinking } = params;
			const counted = await owner.messages.countTokens(
				{
					model,
					messages,
					...(system && { system }),
					...(tools && { tools: tools as Anthropic.MessageCountTokensTool[] }),
					...(output_config && { output_config }),
					...(thinking && { thinking }),
				},
				{ signal, maxRetries: 0 },
			);
			return counted.input_tokens;
		},
	};
}

async function openOwner(settings: ClientSettings): Promise<MessagesOwner> {
	const common = {
		// Failures are ours to answer, with a budget and a deadline in view.
		maxRetries: 0,
		timeout: settings.connectMs ?? CONNECT_MS,
		// The SDK would write parts of answers to the console.
		logger: silent,
		openTelemetry: false as const,
		...(settings.baseUrl && { baseURL: settings.baseUrl }),
	};
	if (settings.platform === "anthropic") {
		if (!settings.apiKey) throw new ClientSettingsError("There is no API key: set ANTHROPIC_API_KEY.");
		return new Anthropic({ ...common, apiKey: settings.apiKey });
	}
	const { name, exported, options } = CLOUDS[settings.platform];
	const Client = await loadCloud(name, exported);
	return new Client({ ...common, ...options(settings) });
}

type CloudClient = new (options: object) => MessagesOwner;

const CLOUDS = {
	bedrock: {
		name: "@anthropic-ai/bedrock-sdk",
		exported: "AnthropicBedrock",
		options: ({ region }: ClientSettings) => ({ ...(region && { awsRegion: region }) }),
	},
	vertex: {
		name: "@anthropic-ai/vertex-sdk",
		exported: "AnthropicVertex",
		options: ({ region, project }: ClientSettings) => ({
			...(region && { region }),
			...(project && { projectId: project }),
		}),
	},
} as const;

/** Not among our dependencies: who uses a cloud installs its package beside Gregor. */
async function loadCloud(name: string, exported: string): Promise<CloudClient> {
	try {
		const loaded: Record<string, unknown> = await import(name);
		const client = loaded[exported] ?? loaded.default;
		if (typeof client === "function") return client as CloudClient;
	} catch (error) {
		if (!errorCode(error)?.endsWith("MODULE_NOT_FOUND")) throw error;
	}
	throw new ClientSettingsError(
		`The package ${name} is not installed: run \`npm install ${name}\`, or use Anthropic's API.`,
	);
}
