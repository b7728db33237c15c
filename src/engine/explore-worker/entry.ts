/// <reference lib="webworker" />
import { expose } from 'comlink';
import { ExploreService } from './service';

expose(new ExploreService());
