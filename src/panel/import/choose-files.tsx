import { type ReactNode, useRef } from 'react';
import type { NamedFile } from './use-import.ts';

interface ChooseFilesProps {
  readonly action: string;
  readonly className?: string;
  readonly label?: string;
  readonly title?: string;
  /** Whether two may be chosen at once. */
  readonly several?: boolean;
  readonly children: ReactNode;
  readonly onChoose: (files: readonly NamedFile[]) => void;
}

/** A button that asks for files. The field behind it is what browsers let scripts fill in, and no one sees. */
export function ChooseFiles({
  action,
  className,
  label,
  title,
  several = false,
  children,
  onChoose,
}: ChooseFilesProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        data-action={action}
        aria-label={label}
        title={title}
        onClick={() => field.current?.click()}
      >
        {children}
      </button>
      <input
        ref={field}
        type="file"
        hidden
        multiple={several}
        data-field={action}
        accept=".har,.json,.gz,.zip,.txt,application/json,application/zip,application/gzip"
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? [], (file) => ({ name: file.name, content: file }));
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
    </>
  );
}
