/** What the panel can ask of the DevTools around it. */
export interface Host {
  readonly reload: () => void;
  /** Shows requests in the browser's own network panel; null where the browser cannot. */
  readonly reveal: ((filter: string) => void) | null;
}
