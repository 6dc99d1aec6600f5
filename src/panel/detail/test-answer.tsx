import type { Answer } from '../../core/narrow.ts';
import { Segments } from '../dialogs/segments.tsx';
import { words } from '../words.ts';

interface TestAnswerProps {
  readonly step: number;
  readonly answer: Answer | null;
  readonly onAnswer: (answer: Answer | null) => void;
}

/** What happened when the test was made. */
export function TestAnswer({ step, answer, onAnswer }: TestAnswerProps) {
  return (
    <div className="step-answer" data-answer={answer ?? 'open'}>
      <Segments
        legend={words('testAnswer')}
        name={`answer-${step}`}
        value={answer ?? 'open'}
        options={[
          { value: 'open', label: words('testOpen') },
          { value: 'passed', label: words('testPassed') },
          { value: 'refused', label: words('testRefused') },
        ]}
        onChange={(value) => onAnswer(value === 'open' ? null : value)}
      />
    </div>
  );
}
