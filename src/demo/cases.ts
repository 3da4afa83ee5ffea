/** The bundled demos; the first is the one that is opened by one click. */
export const demoCases = ['guitar', 'golf', 'market', 'newspaper', 'weather', 'pizza'] as const;
export type DemoCase = (typeof demoCases)[number];

/** Where the page finds a demo beside itself: its database, gzipped, and what its import said. */
export const demoFiles = (demo: DemoCase): { database: string; about: string } => ({
  database: `demo-${demo}.duckdb.pack`,
  about: `demo-${demo}.json`,
});
