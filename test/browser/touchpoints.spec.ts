import { answered, expect, openDemo, test } from './journey';

const number = (count: number): string => new Intl.NumberFormat('en-GB').format(count);

test('touchpoints are kept with the data set, taken by attribution and the journey map, and followed when they change', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await page.getByRole('link', { name: 'Touchpoints' }).click();
  await page.getByRole('button', { name: 'By rules' }).click();
  await page.getByRole('combobox', { name: 'Name of the channel' }).fill('ads');
  await page.getByRole('combobox', { name: 'Name of the channel' }).press('Tab');
  await page.getByRole('button', { name: 'choose an event' }).click();
  await page.getByRole('option', { name: /^see ad/ }).click();
  await page.keyboard.press('Escape');
  const channels = page.getByRole('region', { name: 'Channels' });
  const ads = channels.getByRole('row', { name: /^ads/ });
  await expect(ads).toContainText('100.0%');
  await ads.getByRole('combobox', { name: 'Kind of ads' }).selectOption({ label: 'paid' });
  await page.getByRole('row', { name: /^search/ }).dragTo(ads);
  const touches = await page.evaluate(async () => {
    const event = { event: ['see ad', 'search'] };
    const { result } = await wayfold.run({ kind: 'trend', v: 1, event, measure: 'events' });
    return (result as { total: number }).total;
  });
  await expect(ads).toContainText(number(touches));
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await page.getByRole('link', { name: 'Ask attribution with these' }).click();
  await answered(page);
  const touched = page.getByRole('region', { name: 'First, last and any touch' });
  await expect(touched.getByRole('row', { name: /^ads/ })).toBeVisible();
  const asked = page.url();
  await page.getByRole('link', { name: 'Touchpoints' }).click();
  await page.getByRole('combobox', { name: 'Give view product a channel' }).selectOption({ label: 'direct' });
  await expect(channels.getByRole('row', { name: /^direct/ })).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await page.goto(asked);
  await expect(page.getByText('These touchpoints are not those kept')).toBeVisible();
  await page.getByRole('button', { name: 'Use those of the data set' }).click();
  await expect(touched.getByRole('row', { name: /^direct/ })).toBeVisible();
  await expect(page.getByText('These touchpoints are not those kept')).toHaveCount(0);

  await page.getByRole('link', { name: 'Journey map' }).click();
  await page.getByRole('button', { name: 'channel', exact: true }).click();
  const map = page.getByRole('region', { name: 'Stages and touchpoints' });
  await expect(map.getByRole('row', { name: /^ads/ })).toContainText('actors');
  await expect(map.getByRole('row', { name: /^direct/ })).toContainText('actors');
});
