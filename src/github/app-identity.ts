/** Who we are at GitHub. Only what this App wrote counts as ours. */
export interface AppIdentity {
	readonly appId: number;
	/** The App's name in addresses, such as `gregor-reviews`. */
	readonly slug: string;
}

/** An author, as REST (`name[bot]`) or GraphQL (`name`, of type Bot) tells it; `null` once the account is gone. */
export type Author =
	| { readonly login: string; readonly type?: string; readonly __typename?: string }
	| null
	| undefined;

export function isOurs(author: Author, identity: AppIdentity): boolean {
	return (author?.type ?? author?.__typename) === "Bot" && isNamed(author, identity);
}

/** GraphQL calls whoever resolved a thread a `User`, an App too, so there the name alone must do. */
export function isNamed(author: Author, identity: AppIdentity): boolean {
	return author?.login.replace(/\[bot\]$/, "").toLowerCase() === identity.slug.toLowerCase();
}
