/** The bundler's file list: a folder of rules, recognisers or recipes is its own catalogue. */
interface ImportMeta {
  glob: import('vite/types/importGlob.d.ts').ImportGlobFunction;
}
