import { Component, type ReactNode } from 'react';

interface PanelBoundaryProps {
  readonly children: ReactNode;
}

/** Where drawing fails by a mistake of ours, a sentence and a way out stand in place of an empty panel. */
export class PanelBoundary extends Component<PanelBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main>
        <div className="state trouble" role="alert">
          <h1>The panel stopped</h1>
          <p>
            Clear Margin made a mistake. Nothing was written on the page, and nothing has left this browser.
          </p>
          <p>
            <button
              type="button"
              className="button primary"
              onClick={() => this.setState({ hasFailed: false })}
            >
              Start again
            </button>
          </p>
        </div>
      </main>
    );
  }
}
