import { nodeId, type User, type World } from "../world.ts";

/** A user as everything that GitHub answers names one (`simple-user`). */
export function renderUser(world: World, user: User) {
	const url = `${world.origin}/api/v3/users/${encodeURIComponent(user.login)}`;
	return {
		login: user.login,
		id: user.id,
		node_id: nodeId("U", user.id),
		avatar_url: `${world.origin}/avatars/u/${user.id}`,
		gravatar_id: "",
		url,
		html_url: `${world.origin}/${pageOf(user)}`,
		followers_url: `${url}/followers`,
		following_url: `${url}/following{/other_user}`,
		gists_url: `${url}/gists{/gist_id}`,
		starred_url: `${url}/starred{/owner}{/repo}`,
		subscriptions_url: `${url}/subscriptions`,
		organizations_url: `${url}/orgs`,
		repos_url: `${url}/repos`,
		events_url: `${url}/events{/privacy}`,
		received_events_url: `${url}/received_events`,
		type: user.type,
		site_admin: false,
	};
}

function pageOf(user: User): string {
	return user.type === "Bot" ? `apps/${user.login.replace("[bot]", "")}` : user.login;
}

export function renderPublicUser(world: World, user: User, at: string) {
	const unknown = { name: null, company: null, blog: null, location: null, email: null, hireable: null, bio: null };
	const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
	return { ...renderUser(world, user), ...unknown, ...counts, created_at: at, updated_at: at };
}
