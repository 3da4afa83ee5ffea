/** What a stage model catches of a data set: distinct actors, and events. */
export interface Caught {
  events: number;
  actors: number;
}

/** The events of one name. Lists go by the stages of the model. */
export interface NameTally {
  event: string;
  events: number;
  /** those each stage takes */
  caught: number[];
  /** those no stage takes */
  none: number;
  /** those that a later stage would take too; `stage` and `also` are places in the model */
  both: { stage: number; also: number; events: number }[];
}

/** What a stage model catches: of every stage in order, of none, and by event name. */
export interface StageTally {
  events: number;
  actors: number;
  stages: Caught[];
  none: Caught;
  names: NameTally[];
}
