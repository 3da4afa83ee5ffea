import { describe, expect, it } from 'vitest';
import { storeLog } from '../../../test/support/log';
import { logOf } from '../../../test/support/written-log';
import { touchpoints as en } from '../../i18n/en/touchpoints';
import { lanesSpec, stageBands } from './lanes';

const { dataset } = storeLog(logOf('x: see_ad0 card_error1 purchase2'));
const own = { name: 'own', stages: [{ name: 'seen', label: '', rules: [{ event: 'see_ad' }] }] };
const known = { dataset, channelNames: en.channels, touchpoints: null, stageModels: [] };

describe('the lanes of a timeline', () => {
  it('are read by the question’s model, else the saved one, else the preset', () => {
    const saved = { ...own, name: 'saved' };
    expect(lanesSpec({ kind: 'stages', model: own }, { ...known, stageModels: [saved] }).model).toEqual(own);
    expect(lanesSpec({ kind: 'trend' }, { ...known, stageModels: [saved] }).model).toEqual(saved);
    expect(lanesSpec({ kind: 'trend' }, known).model.name).toBe('decision');
  });

  it('have channels by the touchpoints of the data set, or none where no name speaks of any', () => {
    const touchpoints = { v: 1 as const, touchpoint: { event: 'see_ad' }, channel: 'via', channels: [] };
    expect(lanesSpec({}, { ...known, touchpoints }).touchpoint).toEqual({
      ...{ touchpoint: { event: 'see_ad' }, channel: 'via', limit: 50 },
    });
    expect(lanesSpec({}, known).touchpoint).toBe('event');
  });

  it('mark what names tell to be friction, or what a journey map says', () => {
    expect(lanesSpec({}, known).marked).toEqual([{ event: ['card_error'] }]);
    expect(lanesSpec({ kind: 'journey', v: 1, model: own }, known).marked).toEqual([]);
  });

  it('have a band of a stage from its first event to the first of the next, events of none in it', () => {
    const [a, b] = [{ stage: 'a' }, { stage: 'b' }];
    expect(stageBands([{ stage: null }, a, { stage: null }, a, b])).toEqual([
      null,
      { stage: 'a', begins: true, weak: false },
      { stage: 'a', begins: false, weak: true },
      { stage: 'a', begins: false, weak: false },
      { stage: 'b', begins: true, weak: false },
    ]);
  });
});
