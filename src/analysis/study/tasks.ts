import type { TaskName } from '../../model/cell';
import type { AssignStudyInput } from './assignStudy';
import type { StudyInput, StudyOutput } from './study';

/** Groups rows with one or several k, says what speaks for each, and describes the one chosen. */
export const studyTask: TaskName<StudyInput, StudyOutput> = { name: 'study' };
/** Rows to centres and modes that are given. */
export const assignStudyTask: TaskName<AssignStudyInput, StudyOutput> = { name: 'assign-study' };
