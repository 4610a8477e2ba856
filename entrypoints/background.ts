import { defineBackground } from 'wxt/utils/define-background';
import { openPanelOnPress } from '../utils/browser/panel.ts';
import { keepTablesCurrent } from '../utils/browser/run-updater.ts';
import { followGrantedSites } from '../utils/browser/sites.ts';
import { watchNotes } from '../utils/browser/watch-notes.ts';

export default defineBackground(() => {
  followGrantedSites();
  openPanelOnPress();
  keepTablesCurrent();
  watchNotes();
});
