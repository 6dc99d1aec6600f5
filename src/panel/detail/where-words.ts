/** Where a fact stands: `actual response status` is `response status`. Only what is of the preflight or of a redirect says so. */
export const whereWords = (where: string): string => where.replace(/^actual /, '');
