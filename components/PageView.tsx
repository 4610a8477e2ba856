import { noteFromText } from '../utils/note/note-text.ts';
import { CodesView } from './CodesView.tsx';
import { PageState } from './PageState.tsx';
import { ReviewView } from './ReviewView.tsx';
import { SetAsideContext } from './set-aside.ts';
import { ReviewFailure } from './Trouble.tsx';
import type { Page } from './use-page.ts';

interface PageViewProps {
  readonly page: Page;
  readonly tab: 'review' | 'codes';
  /** A note was pasted: show what is said about it. */
  readonly onReview: () => void;
  readonly onSearch: (text: string) => void;
}

/** The page beside, by its findings or its codes, or why there is neither. */
export function PageView({ page, tab, onReview, onSearch }: PageViewProps) {
  const { situation, book, review, visit, paste } = page;
  if (situation.state !== 'note') {
    return (
      <PageState
        situation={situation}
        onPaste={(text, codes) => {
          paste(noteFromText(text, codes));
          onReview();
        }}
      />
    );
  }
  if (book.isError) return null;
  if (page.isError) return <ReviewFailure onRetry={page.retry} />;
  if (tab === 'codes') return review && <CodesView codes={review.codes} date={visit.date} />;
  return (
    <SetAsideContext value={page.setAside}>
      <ReviewView
        situation={situation}
        review={review}
        facts={book.data}
        onBackToPage={() => paste(null)}
        onSearch={onSearch}
      />
    </SetAsideContext>
  );
}
