import { createRoot } from 'react-dom/client';
import '../../assets/styles/panel.css';
import '../../assets/styles/options.css';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import { createOptionsHost } from '../../utils/browser/options-host.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The options page has no place on its page.');
createRoot(root).render(<OptionsPage host={createOptionsHost()} />);
