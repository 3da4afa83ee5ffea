import fc from 'fast-check';

/** Random cases are the same in every run, so that a change is judged by what it changes; ORACLE_SEED asks for others. */
fc.configureGlobal({ seed: Number(process.env['ORACLE_SEED'] ?? 20_261_127) });
