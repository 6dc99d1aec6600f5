import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import type { Completion } from '../filter.ts';
import { Icon } from '../marks/icon.tsx';
import { words } from '../words.ts';

export interface FilterBoxHandle {
  readonly focus: () => void;
}

interface FilterBoxProps {
  readonly ref: Ref<FilterBoxHandle>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The field gets the focus, or loses it. */
  readonly onUse: (isUsed: boolean) => void;
  /** What the last word could become. Asked only while the field is in use. */
  readonly complete: (typed: string) => readonly Completion[];
  /** Escape in an empty field, Enter or ↓ without a completion: on to the list. */
  readonly onLeave: () => void;
}

/** The filter, with completion of fields and of the values seen. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function FilterBox({ ref, value, onChange, onUse, complete, onLeave }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [offering, setOffering] = useState(false);
  const [active, setActive] = useState(-1);
  const id = useId();
  useImperativeHandle(ref, () => ({
    focus() {
      input.current?.focus();
      input.current?.select();
    },
  }));

  const offers = offering ? complete(value) : [];
  const take = (completion: Completion) => {
    onChange(completion.text);
    setActive(-1);
    setOffering(completion.text.endsWith(':'));
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = offers[active];
    if (event.key === 'ArrowDown' && offers.length > 0) setActive((active + 1) % offers.length);
    else if (event.key === 'ArrowUp' && offers.length > 0) setActive(active <= 0 ? offers.length - 1 : active - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen);
    else if (event.key === 'Escape' && offers.length > 0) setOffering(false);
    else if (event.key === 'Escape' && value !== '') onChange('');
    else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="filter" data-part="filter">
      <Icon name="search" small />
      <input
        ref={input}
        role="combobox"
        aria-label={words('filter')}
        aria-autocomplete="list"
        aria-expanded={offers.length > 0}
        aria-controls={id}
        aria-activedescendant={active >= 0 && offers[active] ? `${id}-${active}` : undefined}
        placeholder={words('filterPlaceholder')}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setOffering(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => onUse(true)}
        onBlur={() => {
          setOffering(false);
          onUse(false);
        }}
      />
      {value !== '' && (
        <button
          type="button"
          className="icon-only"
          data-action="clear-filter"
          aria-label={words('filterClear')}
          title={words('filterClear')}
          onClick={() => onChange('')}
        >
          <Icon name="cross" small />
        </button>
      )}
      <div
        id={id}
        role="listbox"
        aria-label={words('completions')}
        hidden={offers.length === 0}
        className="filter-offers"
      >
        {offers.map((completion, position) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys for all its options
          <div
            key={completion.label}
            id={`${id}-${position}`}
            role="option"
            tabIndex={-1}
            aria-selected={position === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(completion)}
          >
            {completion.label}
          </div>
        ))}
      </div>
    </div>
  );
}
