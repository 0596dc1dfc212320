/** Who said or did something, as they were known on the day: kept in the record so that it reads without us. */
export type By = { person: string; name: string; agency: string; role?: string; grade?: string }
