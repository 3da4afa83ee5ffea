import './ui/tokens.css';
import './ui/base.css';
import './ui/shell.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { openPage } from './app/open-page';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
const page = await openPage();
mount(App, { target, props: { page } });
