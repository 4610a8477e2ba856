import { useState } from 'react';
import { readNewsLine } from './news-line.ts';
import { useNews } from './panel-news.ts';

/** News of the code tables, one line above the foot, until it is closed. */
export function NewsBar() {
  const { updates, closed, close, openOptions } = useNews();
  const [openedAt] = useState(() => Date.now());
  const line = updates === null || closed === null ? null : readNewsLine(updates, openedAt);
  if (line === null || line.key === closed) return null;
  return (
    <div className="news">
      <p role="status">{line.sentence}</p>
      <button type="button" className="button quiet" onClick={openOptions}>
        Details
      </button>
      <button type="button" className="button quiet" onClick={() => close(line.key)}>
        Close<span className="unseen"> this line</span>
      </button>
    </div>
  );
}
