import type { Recipe } from '../../core/recipe.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import { words } from '../words.ts';
import { CodeBlock } from './code-block.tsx';
import { policyText } from './fix-text.ts';

/** What any policy can be printed for: one server's recipe, or null for the headers themselves. */
export interface ConfigurationChoice {
  readonly recipes: readonly Recipe[];
  readonly chosen: Recipe | null;
  readonly onChoose: (id: string | null) => void;
}

interface ConfigurationProps extends ConfigurationChoice {
  readonly denial: ReportDenial;
}

/** The policy that clears the denial, as configuration of the server one has. */
export function Configuration({ denial, recipes, chosen, onChoose }: ConfigurationProps) {
  const { policy } = denial;
  if (!policy) return null;
  const printed = chosen?.print(policy) ?? '';
  const text = printed === '' ? policyText(denial) : printed;
  if (text === null) return null;
  const title = chosen ? words('configurationOf', chosen.title) : words('policy');
  return (
    <section className="configuration" data-part="configuration" aria-label={words('configuration')}>
      <CodeBlock
        title={
          <label className="configuration-for">
            {words('configurationFor')}
            <select
              data-action="choose-server"
              value={chosen?.id ?? ''}
              onChange={(event) => onChoose(event.currentTarget.value || null)}
            >
              <option value="">{words('anyServer')}</option>
              {recipes.map((recipe) => (
                <option key={recipe.id} value={recipe.id}>
                  {recipe.title}
                </option>
              ))}
            </select>
          </label>
        }
        copyTitle={title}
        text={text}
        shown={printed !== ''}
        action="copy-configuration"
        values={[...policy.allowOrigins, ...policy.allowMethods, ...policy.allowHeaders]}
      >
        {chosen && printed !== '' && (
          <div className="code-foot">
            <p>{chosen.where}</p>
            {chosen.removeFirst !== null && <p>{chosen.removeFirst}</p>}
            <p>
              {words(chosen.tested ? 'testedRecipe' : 'untestedRecipe')}{' '}
              <a href={chosen.docs} target="_blank" rel="noreferrer">
                {words('recipeDocs', chosen.title)}
              </a>
            </p>
          </div>
        )}
      </CodeBlock>
    </section>
  );
}
