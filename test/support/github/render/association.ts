import type { Repository, User } from "../world.ts";

/** GitHub's word for who somebody is to a repository; never a permission. */
export function associationOf(repository: Repository, user: User): string {
	if (user === repository.owner) return "OWNER";
	if (repository.collaborators.has(user.login)) return "COLLABORATOR";
	return repository.pulls.some((pull) => pull.author === user) ? "CONTRIBUTOR" : "NONE";
}
