import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** So many more at a time at most: each time the host is gone over again. */
const MOST = 12;

/**
 * A page that is made piece by piece, from the top, each in a task of its own: a slow phone heeds fingers in between, and
 * what stands first is there first. Few pieces to begin with, then as many again.
 */
export class Steps implements ReactiveController {
  private made = 0;
  private isDue = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly all: () => number,
  ) {
    host.addController(this);
  }

  /** Whether this piece is made by now; counted from 0. */
  has(piece: number): boolean {
    return piece < this.made;
  }

  hostUpdated() {
    if (this.isDue || this.made >= this.all()) return;
    this.isDue = true;
    setTimeout(() => {
      this.isDue = false;
      this.made += Math.min(Math.max(1, this.made), MOST);
      this.host.requestUpdate();
    });
  }
}
