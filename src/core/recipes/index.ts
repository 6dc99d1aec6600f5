import type { Recipe } from '../recipe.ts';

const files = import.meta.glob<Recipe>(['./*.ts', '!./*.test.ts', '!./index.ts'], { eager: true, import: 'default' });

/** Every recipe: the folder is the list, by title. */
export const recipes: readonly Recipe[] = Object.values(files).sort((a, b) => a.title.localeCompare(b.title, 'en'));

/** The recipe of that id, or null. */
export const recipeOf = (id: string | null): Recipe | null => recipes.find((recipe) => recipe.id === id) ?? null;
