import type { TaskName } from '../../model/cell';
import type { ComponentsInput, ComponentsOutput } from './components';

/** What hangs together, for who asks the analysis worker. */
export const componentsTask: TaskName<ComponentsInput, ComponentsOutput> = { name: 'components' };
