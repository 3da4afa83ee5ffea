import { BarChart, CustomChart, LineChart, SankeyChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, LineChart, SankeyChart, GraphicComponent, GridComponent, TooltipComponent, CanvasRenderer]);

export { init };
