import { useEffect, useState } from 'react';
import type { Recipe } from '../core/recipe.ts';

/** The recipes, by title, once they are needed and loaded. */
export function useRecipes(needed: boolean): readonly Recipe[] {
  const [recipes, setRecipes] = useState<readonly Recipe[]>([]);
  useEffect(() => {
    if (!needed || recipes.length > 0) return;
    let wanted = true;
    void import('../core/recipes/index.ts').then((loaded) => {
      if (wanted) setRecipes(loaded.recipes);
    });
    return () => {
      wanted = false;
    };
  }, [needed, recipes.length]);
  return recipes;
}
