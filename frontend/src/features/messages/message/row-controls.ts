import { createContext, use } from 'react';

/** Whether Tab reaches the controls of a message: only those of the focused one. */
const Context = createContext(false);

export const RowControlsProvider = Context.Provider;

export const useControlTabIndex = (): 0 | -1 => (use(Context) ? 0 : -1);
