import { render } from 'preact';
import type { PageData } from '../src/reporters/html/page-data.js';
import { App } from './app.js';

const data = JSON.parse(document.getElementById('data')!.textContent) as PageData;
render(<App data={data} />, document.getElementById('app')!);
