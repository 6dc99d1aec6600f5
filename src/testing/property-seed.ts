import fc from 'fast-check';

/** The same inputs in every run, so that a red run is repeated by running it again. `PROPERTY_SEED=N` tries others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
