import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** Lets the drawing library write SVG; fetched when a chart is first saved as such. */
export const allowSvg = (): void => use([SVGRenderer]);
