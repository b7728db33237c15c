import { expose } from 'comlink';
import { EngineService } from './service';

expose(new EngineService());
