/** Where the program says that it lives. Browsers ask too, before they send what somebody typed. */
export const livePath = '/health/live'
