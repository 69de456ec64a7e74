export interface LookCounter {
  /**
   * Adds so many looks, or rows of lists, to those of that account on that UTC day; gives what they are then. Added at once by many, none is lost. Under a name
   * (`once`) they are added once, however often that is asked for.
   */
  count(sub: string, now: Date, of: 'looks' | 'rows', by: number, once?: string): Promise<number>;
}

/** What is told of looks to those who watch over them: numbers alone. */
export interface LookMetrics {
  /** An officer asked for more than a day's looks: somebody should ask why. */
  overLimit(): void;
}
