import { Captured } from './captured.tsx';
import './scrolling-text.css';

/** Long text in a box of its own, which the keyboard reaches and scrolls. */
export function ScrollingText({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scrolling-text" tabIndex={0} aria-label={label}>
      <pre>
        <Captured text={text} />
      </pre>
    </section>
  );
}
