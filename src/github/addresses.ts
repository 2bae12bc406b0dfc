/** Where one GitHub answers: github.com, or an Enterprise Server of one's own. */
export interface GitHubAddresses {
	/** REST's root, without a slash at the end. GraphQL lies beside it. */
	readonly api: string;
	/** What repositories' addresses start with, without a slash at the end. */
	readonly web: string;
}

/** `host` as `GHE_HOST` gives it; `protocol` as `GHE_PROTOCOL` does. Throws where they make no address. */
export function githubAddresses(host?: string, protocol = "https"): GitHubAddresses {
	if (host === undefined || host === "") return { api: "https://api.github.com", web: "https://github.com" };
	const web = `${protocol}://${host}`;
	const isPlain = URL.canParse(web) && new URL(web).host === host.toLowerCase() && /^https?$/.test(protocol);
	if (!isPlain) throw new Error("GHE_HOST must be a host name such as github.example.com, with a port at most.");
	return { api: `${web}/api/v3`, web };
}
